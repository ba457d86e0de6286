"""What may be published passes, also in a file that stands alone, and can be compiled."""

from collections.abc import Iterator
from typing import Final

import pytest

from engine.bpmn.lint import Finding, Known, lint_bytes
from engine.runtime import compile_bundle
from tests.unit.runtime.drawing import TIMER, document, end, flow, node, process, start, user, way

BESIDE: Final = (
    '<bpmn:message id="m" name="nop-ho-so"/><bpmn:signal id="g" name="dung"/>'
    '<bpmn:error id="r" name="loi" errorCode="E1"/>'
    '<bpmn:escalation id="esc" name="bao" escalationCode="C1"/>'
)
MESSAGE: Final = '<bpmn:messageEventDefinition messageRef="m"/>'
SIGNAL: Final = '<bpmn:signalEventDefinition signalRef="g"/>'
ERROR: Final = '<bpmn:errorEventDefinition errorRef="r"/>'
ESCALATION: Final = '<bpmn:escalationEventDefinition escalationRef="esc"/>'
CONDITIONAL: Final = (
    "<bpmn:conditionalEventDefinition><bpmn:condition>tổng &gt;= 70</bpmn:condition>"
    "</bpmn:conditionalEventDefinition>"
)
PANEL: Final = "<bpmn:multiInstanceLoopCharacteristics/>"
SEQUENCE: Final = way("s", "x", "e")


def in_line(part: str) -> tuple[str, ...]:
    return start(), part, end(), SEQUENCE


def timer(form: str, text: str) -> str:
    return (
        f"<bpmn:timerEventDefinition><bpmn:{form}>{text}</bpmn:{form}></bpmn:timerEventDefinition>"
    )


def events() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "start none, end none", (start(), end(), way("s", "e"))
    yield "start message", (node("startEvent", "s", MESSAGE), end(), way("s", "e"))
    ends = {"terminate": "<bpmn:terminateEventDefinition/>", "error": ERROR}
    ends |= {"escalation": ESCALATION, "signal": SIGNAL, "message": MESSAGE}
    for name, definition in ends.items():
        yield f"end {name}", (start(), node("endEvent", "e", definition), way("s", "e"))
    waits = {"deadline": TIMER, "message": MESSAGE, "signal": SIGNAL, "conditional": CONDITIONAL}
    for name, definition in waits.items():
        yield f"catch {name}", in_line(node("intermediateCatchEvent", "x", definition))
    for form, text in [
        ("timeDuration", "PT4H"),
        ("timeDuration", "P7D"),
        ("timeDuration", "P2W"),
        ("timeDuration", "P1Y6M"),
        ("timeDuration", "'P30D'"),
        ("timeDate", "2026-11-22"),
        ("timeDate", "2026-11-22T08:00:00+07:00"),
    ]:
        yield f"deadline {text}", in_line(node("intermediateCatchEvent", "x", timer(form, text)))
    for name, definition in {
        "message": MESSAGE,
        "signal": SIGNAL,
        "escalation": ESCALATION,
        "none": "",
    }.items():
        yield f"throw {name}", in_line(node("intermediateThrowEvent", "x", definition))
    for host in ("userTask", "subProcess", "callActivity"):
        for name, definition in (waits | {"error": ERROR, "escalation": ESCALATION}).items():
            inner, called = "", {}
            if host == "subProcess":
                inner = start("s1") + user("u1") + end("e1") + way("s1", "u1", "e1")
            if host == "callActivity":
                called = {"calledElement": "B"}
            hanging = node("boundaryEvent", "b", definition, attachedToRef="x")
            parts = start(), node(host, "x", inner, **called), hanging, end(), end("f")
            yield f"boundary {name} on {host}", (*parts, SEQUENCE, flow("b", "f"))
    quiet = node("boundaryEvent", "b", TIMER, attachedToRef="x", cancelActivity="false")
    yield (
        "boundary that does not interrupt",
        (start(), user("x"), quiet, end(), end("f"), SEQUENCE, flow("b", "f")),
    )


def activities() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "user task", in_line(user("x", form="F", role="pi"))
    yield "manual task", in_line(node("manualTask", "x"))
    yield "script task", in_line(node("scriptTask", "x", properties={"set.tổng": "a + 1"}))
    rule = {"decision": "D", "result": "kết_quả"}
    yield "business rule task", in_line(node("businessRuleTask", "x", properties=rule))
    yield "send task", in_line(node("sendTask", "x", messageRef="m"))
    yield "receive task", in_line(node("receiveTask", "x", messageRef="m"))
    number = {"operation": "draw-number", "with.register": '"decision"'}
    yield "service task", in_line(node("serviceTask", "x", properties=number))
    inner = start("s1") + user("u1") + end("e1") + way("s1", "u1", "e1")
    yield "sub-process", in_line(node("subProcess", "x", inner))
    yield "call activity", in_line(node("callActivity", "x", calledElement="B"))
    yield "panel", in_line(node("userTask", "x", PANEL))
    loop = "<bpmn:loopCondition>còn_thiếu</bpmn:loopCondition>"
    loops = {"while": ("", loop), "times": (' loopMaximum="3"', "")}
    loops["before"] = (' testBefore="true" loopMaximum="3"', loop)
    for name, (says, condition) in loops.items():
        marker = f"<bpmn:standardLoopCharacteristics{says}>{condition}"
        closed = f"{marker}</bpmn:standardLoopCharacteristics>"
        yield f"standard loop {name}", in_line(node("userTask", "x", closed))
    data = '<bpmn:dataObject id="o"/><bpmn:dataObjectReference id="d1" dataObjectRef="o"/>'
    yield "data object", (*in_line(user("x")), data)
    below = node("subProcess", "x", inner + data)
    yield "data object of a sub-process", in_line(below)
    lanes = (
        '<bpmn:laneSet id="l"><bpmn:lane id="lane_pi" name="Chủ nhiệm">'
        "<bpmn:flowNodeRef>s</bpmn:flowNodeRef><bpmn:flowNodeRef>x</bpmn:flowNodeRef>"
        '</bpmn:lane><bpmn:lane id="lane_none"><bpmn:flowNodeRef>e</bpmn:flowNodeRef>'
        "</bpmn:lane></bpmn:laneSet>"
    )
    yield "lanes", (lanes, *in_line(user("x")))
    note = (
        '<bpmn:textAnnotation id="n"><bpmn:text>ghi chú</bpmn:text></bpmn:textAnnotation>'
        '<bpmn:association id="a" sourceRef="x" targetRef="n"/><bpmn:group id="q"/>'
    )
    yield "annotation and group", (*in_line(user("x")), note)


def gateways() -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in ("exclusiveGateway", "inclusiveGateway"):
        fork, join = node(kind, "f", default="f-b"), node(kind, "j")
        parts = start(), fork, user("a"), user("b"), join, end()
        ways = way("s", "f"), flow("f", "a", "điểm &gt;= 70"), way("f", "b", "j", "e")
        yield kind, (*parts, *ways, way("a", "j"))
    parts = node("parallelGateway", "f"), user("a"), user("b"), node("parallelGateway", "j")
    ways = way("s", "f", "a", "j", "e"), way("f", "b", "j")
    yield "parallelGateway", (start(), *parts, end(), *ways)
    waits = (
        node("intermediateCatchEvent", "a", TIMER),
        node("intermediateCatchEvent", "b", MESSAGE),
        node("receiveTask", "c", messageRef="m"),
    )
    ways = way("s", "f", "a", "e"), way("f", "b", "e1"), way("f", "c", "e2")
    ends = end(), end("e1"), end("e2")
    yield "eventBasedGateway", (start(), node("eventBasedGateway", "f"), *waits, *ends, *ways)
    back = (
        start(),
        user("x"),
        node("exclusiveGateway", "f", default="f-e"),
        end(),
        way("s", "x", "f", "e"),
        flow("f", "x", "not(đạt)"),
    )
    yield "loop over a task", back


ALLOWED: Final = dict((*events(), *activities(), *gateways()))
CALLED: Final = document(process("B", start("bs"), end("be"), way("bs", "be")))


def errors(data: bytes) -> list[Finding]:
    return [each for each in lint_bytes(data, Known()) if each.severity == "error"]


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed_has_no_error_and_compiles(name: str) -> None:
    data = document(BESIDE, process("A", *ALLOWED[name]))

    assert errors(data) == []
    compile_bundle("A", {"a": data, "b": CALLED})


def test_a_pool_that_is_a_black_box_and_messages_between_pools_do_no_harm() -> None:
    collaboration = (
        '<bpmn:collaboration id="k"><bpmn:participant id="p1" name="Sở" processRef="A"/>'
        '<bpmn:participant id="p2" name="Bộ"/>'
        '<bpmn:messageFlow id="mf" sourceRef="x" targetRef="p2"/></bpmn:collaboration>'
    )

    assert errors(document(collaboration, BESIDE, process("A", *in_line(user("x"))))) == []


def test_other_prefixes_and_no_prefix_mean_the_same() -> None:
    data = document(BESIDE, process("A", *ALLOWED["catch message"]))

    assert errors(data.replace(b"bpmn:", b"semantic:").replace(b":bpmn=", b":semantic=")) == []
    assert errors(data.replace(b"bpmn:", b"").replace(b"xmlns:bpmn=", b"xmlns=")) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_in_another_encoding_is_read(encoding: str) -> None:
    assert errors(document(process("A", *in_line(user("x")))).decode().encode(encoding)) == []


def test_a_reference_may_carry_the_prefix_of_its_namespace() -> None:
    data = document(BESIDE, process("A", *ALLOWED["catch message"]))
    own = data.replace(b'targetNamespace="t"', b'targetNamespace="t" xmlns:tns="t"')

    assert errors(own.replace(b'messageRef="m"', b'messageRef="tns:m"')) == []


def test_an_event_may_refer_to_a_definition_beside_the_process() -> None:
    shared = '<bpmn:messageEventDefinition id="def" messageRef="m"/>'
    catch = node(
        "intermediateCatchEvent", "x", "<bpmn:eventDefinitionRef>def</bpmn:eventDefinitionRef>"
    )

    assert errors(document(BESIDE, shared, process("A", *in_line(catch)))) == []


def test_a_process_that_does_not_say_whether_it_is_executable_is_a_warning() -> None:
    data = document(process("A", *in_line(user("x", form="F"))))

    (found,) = lint_bytes(data.replace(b' isExecutable="true"', b""), Known())

    assert (found.rule, found.severity) == ("not-executable", "warning")
