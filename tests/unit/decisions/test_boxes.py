"""Boxed expressions other than tables."""

from decimal import Decimal

import pytest

from engine.expressions import BudgetExceeded
from tests.unit.decisions.makers import decide, decision, given, literal

ONE_TO_THREE = [Decimal(1), Decimal(2), Decimal(3)]


def boxed(inside: str, **inputs: object) -> object:
    return decide(
        "d", given("xs"), decision("d", inside, "xs"), xs=inputs.get("xs", ONE_TO_THREE)
    ).value


def test_a_context_without_a_result_is_its_entries() -> None:
    inside = (
        f'<context><contextEntry><variable name="tổng số"/>{literal("sum(xs)")}</contextEntry>'
        f'<contextEntry><variable name="b"/>{literal("tổng số / 2")}</contextEntry></context>'
    )

    assert boxed(inside) == {"tổng số": Decimal(6), "b": Decimal(3)}


def test_the_last_entry_without_a_name_is_the_result() -> None:
    inside = (
        f'<context><contextEntry><variable name="a"/>{literal("sum(xs)")}</contextEntry>'
        f"<contextEntry>{literal('a * 10')}</contextEntry></context>"
    )

    assert boxed(inside) == Decimal(60)


def test_a_list_holds_its_items() -> None:
    assert boxed(f"<list>{literal('1')}{literal('xs[2]')}</list>") == [Decimal(1), Decimal(2)]


def test_a_relation_is_a_list_of_rows() -> None:
    inside = (
        '<relation><column name="a"/><column name="b"/>'
        f"<row>{literal('1')}{literal('2')}</row><row>{literal('3')}{literal('4')}</row></relation>"
    )

    assert boxed(inside) == [
        {"a": Decimal(1), "b": Decimal(2)},
        {"a": Decimal(3), "b": Decimal(4)},
    ]


def test_a_conditional_chooses() -> None:
    inside = (
        f"<conditional><if>{literal('count(xs) > 2')}</if><then>{literal('1')}</then>"
        f"<else>{literal('2')}</else></conditional>"
    )

    assert boxed(inside) == Decimal(1)
    assert boxed(inside, xs=[]) == Decimal(2)


def test_a_filter_keeps_what_matches() -> None:
    inside = (
        f"<filter><in>{literal('xs')}</in><match>{literal('item.a > 9 or a > 1')}</match></filter>"
    )

    assert boxed(inside, xs=[{"a": Decimal(1)}, {"a": Decimal(2)}]) == [{"a": Decimal(2)}]


def test_an_iteration_sees_its_results_so_far() -> None:
    inside = (
        f'<for iteratorVariable="x"><in>{literal("xs")}</in>'
        f"<return>{literal('x + count(partial)')}</return></for>"
    )

    assert boxed(inside) == [Decimal(1), Decimal(3), Decimal(5)]


@pytest.mark.parametrize(("quantifier", "expected"), [("some", True), ("every", False)])
def test_a_quantifier_asks_of_some_or_every_item(quantifier: str, *, expected: bool) -> None:
    inside = (
        f'<{quantifier} iteratorVariable="x"><in>{literal("xs")}</in>'
        f"<satisfies>{literal('x > 2')}</satisfies></{quantifier}>"
    )

    assert boxed(inside) is expected


def test_a_function_is_defined_and_invoked() -> None:
    inside = f"""<context>
      <contextEntry><variable name="half"/>
        <functionDefinition><formalParameter name="n" typeRef="number"/>{literal("n / 2")}
        </functionDefinition></contextEntry>
      <contextEntry><invocation>{literal("half")}
        <binding><parameter name="n"/>{literal("sum(xs)")}</binding></invocation></contextEntry>
    </context>"""

    assert boxed(inside) == Decimal(3)


def test_code_of_another_language_is_never_run() -> None:
    inside = f"""<context>
      <contextEntry><variable name="f"/><functionDefinition kind="Java">
        <formalParameter name="n"/><context><contextEntry><variable name="class"/>
        {literal('"java.lang.Math"')}</contextEntry></context></functionDefinition></contextEntry>
      <contextEntry>{literal("f(1)")}</contextEntry></context>"""

    assert boxed(inside) is None


def test_a_bomb_in_a_box_ends_with_the_name_of_its_budget() -> None:
    inside = (
        f'<for iteratorVariable="x"><in>{literal("1..100000000")}</in>'
        f"<return>{literal('x')}</return></for>"
    ).replace("1..100000000", "for i in 1..100000000 return i")

    with pytest.raises(BudgetExceeded) as refusal:
        boxed(inside)

    assert refusal.value.budget == "list"
