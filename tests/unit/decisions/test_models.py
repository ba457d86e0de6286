"""Models: what requires what, types, services, knowledge, imports, and what is refused."""

from decimal import Decimal

import pytest

from engine.decisions import BadModel, NoSuchDecision, Outcome, read_model
from engine.expressions import BadExpression
from tests.unit.decisions.makers import (
    NOW,
    decide,
    decision,
    given,
    literal,
    model,
    read,
    table,
)

THREE = Decimal(3)
DOUBLE = (
    '<businessKnowledgeModel id="double" name="double it"><variable name="double it"/>'
    f'<encapsulatedLogic><formalParameter name="n" typeRef="number"/>{literal("n * 2")}'
    "</encapsulatedLogic></businessKnowledgeModel>"
)


def test_a_decision_follows_from_what_it_requires() -> None:
    parts = (
        given("x"),
        decision("total", literal("x + 1"), "x"),
        decision("d", literal("total * 10"), "total"),
    )

    assert decide("d", *parts, x=3).value == Decimal(40)


def test_the_rules_of_required_tables_come_first() -> None:
    inner = table("FIRST", {"-": "x"})
    outer = table("FIRST", {"-": "first"}).replace('id="r1"', 'id="outer"')
    parts = (
        given("x"),
        decision("first", inner, "x"),
        decision("d", outer, "x", "first"),
    )

    assert decide("d", *parts, x=3) == Outcome(THREE, ("r1", "outer"))


def test_a_decision_sees_nothing_it_does_not_require() -> None:
    parts = given("x", "y"), decision("d", literal("y"), "x")

    assert decide("d", *parts, x=1, y=2).value is None


def test_a_chain_of_a_thousand_decisions_needs_no_stack() -> None:
    chain = [decision(f"d{n}", literal(f"d{n - 1} + 1"), f"d{n - 1}") for n in range(1, 1000)]

    assert decide("d999", given("d0"), *chain, d0=1).value == Decimal(1000)


def test_a_node_is_found_by_name_and_by_id() -> None:
    found = read(given("x"), decision("d", literal("x"), "x").replace('id="d"', 'id="_42"'))

    assert found.decide("_42", {"x": THREE}, now=NOW) == found.decide("d", {"x": THREE}, now=NOW)
    with pytest.raises(NoSuchDecision) as refusal:
        found.decide("e", {}, now=NOW)
    assert refusal.value.node == "e"


def test_knowledge_is_a_function_of_its_own() -> None:
    parts = DOUBLE, given("x"), decision("d", literal("double it(x)"), "x", knows=("double",))

    assert decide("d", *parts, x=3).value == Decimal(6)
    assert decide("double it", *parts, n=4).value == Decimal(8)


def test_knowledge_may_invoke_itself() -> None:
    factorial = (
        '<businessKnowledgeModel id="f" name="f"><variable name="f"/>'
        '<encapsulatedLogic><formalParameter name="n"/>'
        f"{literal('if n <= 1 then 1 else n * f(n - 1)')}"
        "</encapsulatedLogic></businessKnowledgeModel>"
    )

    assert decide("f", factorial, n=20).value == Decimal(2432902008176640000)


def test_a_service_decides_from_its_inputs_only() -> None:
    service = """<decisionService id="s" name="service"><variable name="service"/>
      <outputDecision href="#b"/><inputDecision href="#a"/></decisionService>"""
    parts = (
        given("x"),
        decision("a", literal("x + 1"), "x"),
        decision("b", literal("a * 2"), "a"),
        service,
        decision("d", literal("service(5)"), knows=("s",)),
    )

    assert decide("service", *parts, a=7).value == Decimal(14)
    assert decide("d", *parts).value == Decimal(10)


TYPES = """
  <itemDefinition name="tĐiểm"><typeRef>number</typeRef>
    <allowedValues><text>[0..100]</text></allowedValues></itemDefinition>
  <itemDefinition name="tPhiếu"><itemComponent name="mã"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="điểm số"><typeRef>tĐiểm</typeRef></itemComponent></itemDefinition>
  <itemDefinition name="tCácPhiếu" isCollection="true"><typeRef>tPhiếu</typeRef></itemDefinition>
"""


def test_a_value_outside_its_type_is_null() -> None:
    parts = TYPES, given("x", kind="tĐiểm"), decision("d", literal("x"), "x")

    assert decide("d", *parts, x=70).value == Decimal(70)
    assert decide("d", *parts, x=700).value is None
    assert decide("d", *parts, x="70").value is None


def test_types_hold_at_any_depth() -> None:
    parts = TYPES, given("x", kind="tCácPhiếu"), decision("d", literal("sum(x.điểm số)"), "x")

    good = [{"mã": "a", "điểm số": Decimal(3)}, {"mã": "b", "điểm số": Decimal(4)}]
    assert decide("d", *parts, x=good).value == Decimal(7)
    assert decide("d", *parts, x=[{"mã": "a", "điểm số": Decimal(101)}]).value is None


def test_one_item_stands_for_the_list_of_it_and_back() -> None:
    parts = given("x"), decision("d", literal("x"), "x", kind="number")

    assert decide("d", *parts, x=[THREE]).value == THREE
    assert decide("d", *parts, x=[THREE, THREE]).value is None


@pytest.mark.parametrize("year", ["20151101", "20180521", "20191111", "20211108", "20230324"])
def test_every_version_of_the_standard_is_read(year: str) -> None:
    start = "http" if year < "2019" else "https"
    version = f"{start}://www.omg.org/spec/DMN/{year}/" + ("dmn.xsd" if year < "2016" else "MODEL/")

    found = read_model(model(given("x"), decision("d", literal("x"), "x"), version=version))

    assert found.decide("d", {"x": THREE}, now=NOW).value == THREE


def test_an_imported_model_is_seen_under_the_name_of_the_import() -> None:
    base = model(DOUBLE, given("x"), decision("inner", literal("x + 1"), "x"), namespace="base")
    importing = (
        '<import name="lib" namespace="base" locationURI="base.dmn"'
        ' importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'
    )
    d = decision("d", literal("lib.double it(lib.inner)"), "inner", knows=("double",))
    d = d.replace("#inner", "base#inner").replace("#double", "base#double")

    found = read_model(model(importing, d), {"base.dmn": base}.__getitem__)

    assert found.decide("d", {"lib": {"x": Decimal(4)}}, now=NOW).value == Decimal(10)


def test_a_text_that_is_no_expression_spoils_only_its_decision() -> None:
    found = read(given("x"), decision("bad", literal("x +"), "x"), decision("d", literal("x"), "x"))

    assert found.decide("d", {"x": THREE}, now=NOW).value == THREE
    assert [element for element, _ in found.problems] == ["bad"]
    with pytest.raises(BadExpression):
        found.decide("bad", {"x": THREE}, now=NOW)


ENTITY = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<definitions/>",
        ENTITY + model(given("x")),
        b"<!DOCTYPE definitions>" + model(),
        (ENTITY.decode() + model().decode()).encode("utf-16"),
        b"<a>" * 10_000,
        model() + b" " * 5_000_000,
        model(given("x"), given("x")),
        model(decision("a", literal("b"), "b"), decision("b", literal("a"), "a")),
        model(decision("a", literal("b"), "b")),
        model('<import name="i" namespace="n" importType="http://www.omg.org/spec/DMN/x"/>'),
        model(decision("d", "<list>" * 100 + "</list>" * 100)),
    ],
    ids=range(13),
)
def test_what_cannot_be_trusted_is_refused(data: bytes) -> None:
    with pytest.raises(BadModel):
        read_model(data)
