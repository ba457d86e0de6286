from pathlib import Path
from typing import Final

import pytest

from engine.bpmn.lint import Known, lint_bytes, rules
from engine.cli.linting import known_beside

EXAMPLES: Final = Path(__file__).parents[2] / "bpmn"


def test_every_rule_has_its_pair_of_diagrams() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} - {"hostile"} == set(rules())


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
