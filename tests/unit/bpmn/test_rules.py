from pathlib import Path
from typing import Final

import pytest

from engine.bpmn.formulas import fault_of
from engine.bpmn.lint import Known, lint_bytes, rules
from engine.cli.linting import known_beside
from tests.unit.runtime.drawing import document, end, flow, node, process, start, way

EXAMPLES: Final = Path(__file__).parents[2] / "bpmn"


def test_every_rule_has_its_pair_of_diagrams() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} - {"hostile", "foreign"} == set(rules())


@pytest.mark.parametrize("rule", rules())
def test_the_correct_diagram_has_no_finding(rule: str) -> None:
    file = EXAMPLES / rule / "correct.bpmn"

    assert lint_bytes(file.read_bytes(), known_beside(file)) == ()


@pytest.mark.parametrize("rule", rules())
def test_the_incorrect_diagram_has_the_finding(rule: str) -> None:
    file = EXAMPLES / rule / "incorrect.bpmn"

    findings = lint_bytes(file.read_bytes(), known_beside(file))

    mine = [finding for finding in findings if finding.rule == rule]
    assert mine
    assert all(finding.line >= 1 and finding.message.endswith(".") for finding in mine)


def test_a_flow_has_a_name_in_english_and_no_other_property() -> None:
    file = EXAMPLES / "unknown-property" / "incorrect.bpmn"

    findings = lint_bytes(file.read_bytes(), known_beside(file))

    assert "Flow_Start__Task" in {finding.element for finding in findings}


@pytest.mark.parametrize(
    ("told", "rules_broken"),
    [
        ({"form.by": "kind", "form.for.X": "A1-DXNV"}, set()),
        ({"form.by": "kind", "form.for.X": "NOWHERE"}, {"unknown-reference"}),
        ({"form.for.X": "A1-DXNV"}, {"unknown-property"}),
        ({"form.by": "kind +", "form.for.X": "A1-DXNV"}, {"bad-expression"}),
    ],
)
def test_a_form_for_one_kind_of_case_is_checked_like_any_other(
    told: dict[str, str], rules_broken: set[str]
) -> None:
    file = EXAMPLES / "unknown-reference" / "correct.bpmn"
    usual = '<spiffworkflow:property name="form" value="A1-DXNV"/>'
    more = "".join(
        f'<spiffworkflow:property name="{name}" value="{value}"/>' for name, value in told.items()
    )
    diagram = file.read_text(encoding="utf-8").replace(usual, usual + more)

    findings = lint_bytes(diagram.encode(), known_beside(file))

    assert {finding.rule for finding in findings} == rules_broken


def test_nothing_is_unknown_where_nothing_is_known() -> None:
    data = (EXAMPLES / "unknown-reference" / "incorrect.bpmn").read_bytes()

    assert lint_bytes(data, Known()) == ()


def test_a_condition_given_twice_is_a_warning() -> None:
    parts = start(), node("exclusiveGateway", "g", default="g-e"), end(), end("a"), end("b")
    ways = way("s", "g", "e"), flow("g", "a", "x > 1"), flow("g", "b", "x > 1")

    (found,) = lint_bytes(document(process("A", *parts, *ways)), Known())

    assert (found.rule, found.severity, found.element) == ("no-default-flow", "warning", "g-b")


def test_a_task_that_names_nothing_is_an_error_where_names_are_known() -> None:
    data = document(process("A", start(), node("serviceTask", "x"), end(), way("s", "x", "e")))

    (alone,) = lint_bytes(data, Known())
    (inside,) = lint_bytes(data, Known(operations=frozenset({"draw-number"})))

    assert (alone.rule, alone.severity) == ("unknown-reference", "warning")
    assert (inside.rule, inside.severity) == ("unknown-reference", "error")


@pytest.mark.parametrize(
    "marker",
    [
        {"isForCompensation": "true"},
        {"startQuantity": "2"},
        {"completionQuantity": "3"},
        {"instantiate": "1"},
    ],
    ids=str,
)
def test_an_attribute_that_changes_the_meaning_is_an_error(marker: dict[str, str]) -> None:
    told = node("receiveTask", "x", messageRef="m", **marker)
    message = '<bpmn:message id="m" name="n"/>'
    data = document(message, process("A", start(), told, end(), way("s", "x", "e")))

    (found,) = lint_bytes(data, Known())

    assert (found.rule, found.severity, found.element) == ("unsupported-element", "error", "x")


@pytest.mark.parametrize("text", ["open(1)", "a.b(1)", "x > 1 and len(y) > 2", "f(g)(1)"])
def test_a_function_nobody_knows_is_refused(text: str) -> None:
    fault = fault_of(text)

    assert fault is not None
    assert "no function" in fault


@pytest.mark.parametrize(
    "text", ["count(x) > 1", "{f: function(a) a}.f(1)", 'duration("P1M") * x', "x[f > 1]", "f > 1"]
)
def test_what_the_language_offers_is_no_fault(text: str) -> None:
    assert fault_of(text) is None
