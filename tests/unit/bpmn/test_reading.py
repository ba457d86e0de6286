import pytest

from engine.bpmn.elements import Element
from engine.bpmn.errors import UnsafeXml
from engine.bpmn.known import known_from
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import SIZE, parse
from tests.unit.runtime.drawing import TIMER, document, end, flow, node, process, start, user, way


def element(name: str, *parts: str, extra: str = "") -> Element:
    model = read_model(parse(document(extra, process("A", *parts))))
    return next(each for each in model.processes[0].elements if each.id == name)


def test_a_quoted_time_is_read_as_its_text() -> None:
    timer = TIMER.replace("P30D", "'PT4H'")

    (event,) = element("t", node("intermediateCatchEvent", "t", timer)).events

    assert (event.kind, event.text, event.form) == ("timer", "PT4H", "timeDuration")


def test_the_innermost_lane_counts() -> None:
    lanes = (
        '<bpmn:laneSet id="l"><bpmn:lane id="lane_outer"><bpmn:flowNodeRef>u</bpmn:flowNodeRef>'
        '<bpmn:childLaneSet id="c"><bpmn:lane id="lane_inner">'
        "<bpmn:flowNodeRef>u</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>"
    )

    assert element("u", lanes, user("u")).role == "inner"


def test_what_stands_in_a_sub_process_has_its_lane() -> None:
    lanes = (
        '<bpmn:laneSet id="l"><bpmn:lane id="lane_pi"><bpmn:flowNodeRef>p</bpmn:flowNodeRef>'
        "</bpmn:lane></bpmn:laneSet>"
    )

    assert element("u", lanes, node("subProcess", "p", user("u"))).role == "pi"


def test_a_message_is_known_by_its_name() -> None:
    message = '<bpmn:message id="m" name="gia-han"/>'

    (event,) = element("r", node("receiveTask", "r", messageRef="m"), extra=message).events

    assert (event.kind, event.name) == ("message", "gia-han")


def test_foreign_extensions_do_no_harm() -> None:
    foreign = (
        '<bpmn:extensionElements xmlns:zeebe="z"><zeebe:taskDefinition type="x"/>'
        "</bpmn:extensionElements><bpmn:documentation>said</bpmn:documentation>"
    )

    assert element("u", node("userTask", "u", foreign)).properties == {}


def test_a_file_of_more_than_its_size_is_not_parsed() -> None:
    with pytest.raises(UnsafeXml):
        parse(b" " * (SIZE + 1))


def test_a_tree_of_files_offers_its_names() -> None:
    known = known_from(
        {"F": b'{"components": [{"key": "a", "type": "number", "properties": {"decision": "v"}}]}'},
        [b'<definitions><decision id="D"/></definitions>', b"broken"],
        [document('<bpmn:message id="m" name="n"/>', process("A", start(), end())), b"broken"],
        roles=b"id,vi\npi,x\n",
    )

    assert known.forms == {"F"}
    assert known.variables == {"F": {"v": "number"}}
    assert known.decisions == {"D"}
    assert known.messages == {"n"}
    assert known.processes == {"A"}
    assert known.roles is not None
    assert "pi" in known.roles
    assert known.operations is None


def test_flows_keep_what_they_say() -> None:
    model = read_model(parse(document(process("A", start(), end(), flow("s", "e", "x > 1")))))

    (read,) = model.processes[0].flows
    assert (read.source, read.target, read.condition) == ("s", "e", "x > 1")
    assert read_model(parse(document(process("A", way("a", "b"))))).processes[0].elements == ()


@pytest.mark.parametrize(
    ("space", "runs"),
    [
        ("http://spiffworkflow.org/bpmn/schema/1.0/core", True),
        ("http://camunda.org/schema/1.0/bpmn", True),
        ("http://activiti.org/bpmn", True),
        ("http://flowable.org/bpmn", True),
        ("http://www.jboss.org/drools", True),
        ("http://www.boc-group.com", False),
    ],
)
def test_an_extension_is_code_where_its_engine_would_run_it(space: str, *, runs: bool) -> None:
    inner = f'<x:connector xmlns:x="{space}">a()</x:connector>'
    told = node("serviceTask", "x", f"<bpmn:extensionElements>{inner}</bpmn:extensionElements>")

    hooks = read_model(parse(document(process("A", told)))).hooks

    assert [(hook.where, hook.at) for hook in hooks] == ([("connector", "x")] if runs else [])
