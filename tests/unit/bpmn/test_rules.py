from pathlib import Path
from typing import Final

import pytest

from engine.bpmn.lint import Known, lint_bytes, rules

EXAMPLES: Final = Path(__file__).parents[2] / "bpmn"
KNOWN: Final = Known(
    forms=frozenset({"F", "FREE"}),
    decisions=frozenset(),
    operations=frozenset({"look"}),
    roles=frozenset({"authority"}),
    messages=frozenset(),
    articles=frozenset(),
    processes=frozenset({"Other"}),
    variables={"F": {"điểm": "number"}, "FREE": {"lý_do": "textarea"}},
)


def test_every_rule_has_its_pair_of_diagrams() -> None:
    assert {path.name for path in EXAMPLES.iterdir() if path.name != "hostile"} == set(rules())


@pytest.mark.parametrize("rule", rules())
def test_the_correct_diagram_has_no_finding(rule: str) -> None:
    assert lint_bytes((EXAMPLES / rule / "correct.bpmn").read_bytes(), KNOWN) == ()


@pytest.mark.parametrize("rule", rules())
def test_the_incorrect_diagram_has_the_finding(rule: str) -> None:
    findings = lint_bytes((EXAMPLES / rule / "incorrect.bpmn").read_bytes(), KNOWN)

    mine = [finding for finding in findings if finding.rule == rule]
    assert mine
    assert all(finding.line >= 1 and finding.message.endswith(".") for finding in mine)


def test_nothing_is_unknown_where_nothing_is_known() -> None:
    data = (EXAMPLES / "unknown-reference" / "incorrect.bpmn").read_bytes()

    assert lint_bytes(data, Known()) == ()
