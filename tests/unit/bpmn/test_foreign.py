"""Files of other tools open: what they mean otherwise is told, and nothing that is not so."""

from pathlib import Path
from typing import Final

import pytest

from engine.bpmn.lint import Known, lint_bytes, rules
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse

FOREIGN: Final = Path(__file__).parents[2] / "bpmn" / "foreign"

#: Every error of each file, and no other.
ERRORS: Final = {
    "camunda-7.bpmn": {
        ("bad-expression", "Task_ask"),
        ("bad-expression", "Task_pay"),
        ("bad-expression", "Flow_3"),
    },
    "camunda-8.bpmn": {("unknown-reference", "Call_1"), ("bad-expression", "Flow_3")},
    "signavio.bpmn": {
        ("not-executable", "sid-0004"),
        ("unsupported-element", "sid-0010"),
        ("unsupported-element", "sid-0011"),
        ("bad-expression", "sid-0030"),
        ("no-default-flow", "sid-0012"),
        ("no-default-flow", "sid-0022"),
        ("no-default-flow", "sid-0023"),
        ("broken-flow", "sid-0014"),
        ("unsupported-element", "sid-0015"),
    },
    "bizagi.bpmn": {
        ("broken-flow", "Id_1"),
        ("unsupported-element", "Id_2"),
        ("unsupported-element", "Id_9"),
    },
    "flowable.bpmn20.xml": {
        ("flow-without-id", "theStart"),
        ("flow-without-id", "huyDon"),
        ("flow-without-id", "duyet"),
        ("flow-without-id", "gui"),
        ("flow-without-id", "tinh"),
        ("bad-expression", "duyet"),
        ("ignored-condition", "duyet"),
        ("unsupported-element", "nhac"),
        ("bad-expression", "gui"),
        ("bad-expression", "tinh"),
        ("bad-expression", "nhieu"),
        ("broken-flow", "nhieu"),
        ("unsupported-element", "nhieu"),
    },
    "jbpm.bpmn2": {
        ("bad-expression", "_2"),
        ("bad-expression", "_3"),
        ("no-default-flow", "_4"),
        ("bad-expression", "_4-_5"),
        ("bad-expression", "_4-_6"),
    },
}


@pytest.mark.parametrize("file", sorted(FOREIGN.iterdir()), ids=lambda file: file.name)
def test_a_file_of_another_tool_ends_as_findings(file: Path) -> None:
    found = lint_bytes(file.read_bytes(), Known())

    assert {each.rule for each in found} <= set(rules()) - {"unsafe-xml"}
    assert all(each.element and each.line > 1 and each.message.endswith(".") for each in found)


@pytest.mark.parametrize("name", ERRORS)
def test_its_errors_are_those_that_are_there(name: str) -> None:
    found = lint_bytes((FOREIGN / name).read_bytes(), Known())

    assert {(each.rule, each.element) for each in found if each.severity == "error"} == ERRORS[name]


def test_lanes_data_and_boundary_events_of_another_tool_are_read() -> None:
    (process,) = read_model(parse((FOREIGN / "camunda-7.bpmn").read_bytes())).processes

    lanes = {element.id: element.lane for element in process.elements}
    assert set(lanes.values()) == {"Lane_1"}
    assert process.data_objects == {"DataObject_1": "tam_ung"}
    (late,) = (element for element in process.elements if element.id == "Event_late")
    assert (late.attached_to, late.interrupting, late.events[0].text) == ("Task_ask", False, "PT4H")


def test_a_flow_without_id_is_offered_one() -> None:
    found = lint_bytes((FOREIGN / "flowable.bpmn20.xml").read_bytes(), Known())

    (first, *_) = [each.message for each in found if each.rule == "flow-without-id"]
    assert 'id="Flow_theStart__duyet"' in first


def test_an_event_on_a_task_without_type_is_not_called_an_event_on_nothing() -> None:
    found = lint_bytes((FOREIGN / "signavio.bpmn").read_bytes(), Known())

    assert [each.rule for each in found if each.element == "sid-0030"] == ["bad-expression"]
