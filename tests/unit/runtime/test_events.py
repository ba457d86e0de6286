from decimal import Decimal

from engine.model.steps import (
    DeadlineReached,
    MessageArrived,
    OpenedCatch,
    OpenedDeadline,
    OperationDone,
    TaskDone,
)
from tests.unit.runtime.drawing import TIMER, Case, end, flow, node, process, start, user, way

MESSAGES = '<bpmn:message id="m1" name="gia-han"/><bpmn:message id="m2" name="cham-dut"/>'
ERRORS = '<bpmn:error id="x" errorCode="X"/><bpmn:escalation id="y" escalationCode="Y"/>'


def message(reference: str) -> str:
    return f'<bpmn:messageEventDefinition messageRef="{reference}"/>'


HOST = process(
    "A",
    start(),
    user("host"),
    node("boundaryEvent", "late", TIMER, attachedToRef="host"),
    node("boundaryEvent", "remind", TIMER, attachedToRef="host", cancelActivity="false"),
    user("after"),
    user("escalated"),
    user("reminded"),
    end(),
    way("s", "host", "after", "e"),
    way("late", "escalated", "e"),
    way("remind", "reminded", "e"),
)


def test_a_deadline_hangs_on_its_host() -> None:
    case = Case(HOST)

    late, remind = (each for each in case.progress.opened if isinstance(each, OpenedDeadline))

    assert (late.host, late.interrupting, late.deadline_amount) == ("host[1]", True, Decimal(30))
    assert (remind.host, remind.interrupting) == ("host[1]", False)


def test_a_host_done_first_takes_its_deadlines_away() -> None:
    case = Case(HOST)
    case.do(TaskDone("host[1]"))

    assert case.opened == ["after[1]"]
    assert case.closed == {"host[1]": "completed", "late[1]": "cancelled", "remind[1]": "cancelled"}


def test_an_interrupting_deadline_takes_its_host_away() -> None:
    case = Case(HOST)
    case.do(DeadlineReached("late[1]"))

    assert case.opened == ["escalated[1]"]
    assert case.closed == {"host[1]": "cancelled", "late[1]": "completed", "remind[1]": "cancelled"}


def test_a_reminder_comes_beside_its_host_and_once() -> None:
    case = Case(HOST)
    case.do(DeadlineReached("remind[1]"))
    assert case.opened == ["reminded[1]"]
    case.do(TaskDone("host[1]"))
    case.do(TaskDone("after[1]"))
    assert case.progress.ending is None

    assert case.do(TaskDone("reminded[1]")).ending is not None


def test_the_case_ends_after_the_interrupted_way() -> None:
    case = Case(HOST)
    case.do(DeadlineReached("remind[1]"))
    case.do(DeadlineReached("late[1]"))
    case.do(TaskDone("reminded[1]"))

    assert case.do(TaskDone("escalated[1]")).ending is not None


WAITING = process(
    "A",
    start(),
    node("exclusiveGateway", "loop"),
    node("eventBasedGateway", "wait"),
    node(
        "intermediateCatchEvent",
        "due",
        TIMER,
        {"deadline.amount": "6 * kỳ", "deadline.unit": "month"},
    ),
    node("intermediateCatchEvent", "longer", message("m1"), {"result": "gia_hạn"}),
    node("intermediateCatchEvent", "stop", message("m2")),
    node("scriptTask", "next", properties={"set.kỳ": "kỳ + 1"}),
    end(),
    way("s", "loop", "wait", "due", "next", "loop"),
    way("wait", "longer", "loop"),
    way("wait", "stop", "e"),
)


def test_an_event_gateway_waits_for_the_first_of_several() -> None:
    case = Case(WAITING, variables={"kỳ": Decimal(1)}, extra=MESSAGES)

    assert case.opened == ["due[1]", "longer[1]", "stop[1]"]
    due, longer, _ = case.progress.opened
    assert isinstance(due, OpenedDeadline)
    assert isinstance(longer, OpenedCatch)
    assert (due.deadline_amount, longer.message) == (Decimal(6), "gia-han")


def test_a_loop_over_an_event_gateway_opens_new_occurrences() -> None:
    case = Case(WAITING, variables={"kỳ": Decimal(1)}, extra=MESSAGES)
    case.do(DeadlineReached("due[1]"))

    assert case.opened == ["due[2]", "longer[2]", "stop[2]"]
    assert case.closed == {"due[1]": "completed", "longer[1]": "cancelled", "stop[1]": "cancelled"}
    (due, *_) = case.progress.opened
    assert isinstance(due, OpenedDeadline)
    assert due.deadline_amount == Decimal(12)


def test_a_message_hands_its_payload_to_its_variable() -> None:
    case = Case(WAITING, variables={"kỳ": Decimal(1)}, extra=MESSAGES)
    case.do(MessageArrived("longer[1]", {"tháng": Decimal(6)}))

    assert case.progress.variables["gia_hạn"] == {"tháng": Decimal(6)}
    assert case.do(MessageArrived("stop[2]")).ending is not None


def test_a_thousand_turns_of_a_loop_leave_the_snapshot_small() -> None:
    case = Case(WAITING, variables={"kỳ": Decimal(1)}, extra=MESSAGES)
    case.do(DeadlineReached("due[1]"))
    size = len(case.progress.snapshot)

    for turn in range(2, 1_200):
        case.do(DeadlineReached(f"due[{turn}]"))

    assert len(case.progress.snapshot) < size + 20


FAILING = process(
    "A",
    start(),
    node(
        "subProcess",
        "part",
        start("s2")
        + user("inside")
        + node("exclusiveGateway", "ok", default="ok-e2")
        + end("e2")
        + node("endEvent", "failed", '<bpmn:errorEventDefinition errorRef="x"/>')
        + way("s2", "inside", "ok", "e2")
        + flow("ok", "failed", "hỏng"),
    ),
    node(
        "boundaryEvent", "caught", '<bpmn:errorEventDefinition errorRef="x"/>', attachedToRef="part"
    ),
    node("scriptTask", "went_on", properties={"set.went_on": "true"}),
    user("mend"),
    end(),
    way("s", "part", "went_on", "e"),
    way("caught", "mend", "e"),
)


def test_an_error_leaves_a_sub_process_by_its_boundary() -> None:
    case = Case(FAILING, extra=ERRORS)
    case.do(TaskDone("part[1]/inside[1]", {"hỏng": True}))

    assert case.opened == ["mend[1]"]
    assert "went_on" not in case.progress.variables
    assert case.do(TaskDone("mend[1]")).ending is not None


def test_without_an_error_a_sub_process_goes_on() -> None:
    case = Case(FAILING, extra=ERRORS)
    case.do(TaskDone("part[1]/inside[1]", {"hỏng": False}))

    assert case.progress.variables["went_on"] is True
    assert case.progress.ending is not None


def test_an_escalation_goes_on_beside_what_it_left() -> None:
    raised = '<bpmn:escalationEventDefinition escalationRef="y"/>'
    inner = (
        start("s2")
        + node("intermediateThrowEvent", "raise", raised)
        + user("inside")
        + end("e2")
        + way("s2", "raise", "inside", "e2")
    )
    case = Case(
        process(
            "A",
            start(),
            node("subProcess", "part", inner),
            node("boundaryEvent", "told", raised, attachedToRef="part", cancelActivity="false"),
            user("look"),
            end(),
            way("s", "part", "e"),
            way("told", "look", "e"),
        ),
        extra=ERRORS,
    )

    assert set(case.opened) == {"look[1]", "part[1]/inside[1]"}


def test_a_signal_is_heard_in_the_whole_case() -> None:
    signal = '<bpmn:signalEventDefinition signalRef="g"/>'
    case = Case(
        process(
            "A",
            start(),
            node("parallelGateway", "both"),
            node("intermediateCatchEvent", "hear", signal),
            user("heard"),
            user("work"),
            node("intermediateThrowEvent", "call", signal),
            end(),
            way("s", "both", "hear", "heard", "e"),
            way("both", "work", "call", "e"),
        ),
        extra='<bpmn:signal id="g" name="go"/>',
    )
    assert case.opened == ["work[1]"]

    case.do(TaskDone("work[1]"))

    assert case.opened == ["heard[1]"]


def test_a_thrown_message_is_a_request_to_send_it() -> None:
    case = Case(
        process(
            "A",
            start(),
            node(
                "sendTask", "tell", messageRef="m1", properties={"to": "parent", "with.n": "1 + 1"}
            ),
            node("endEvent", "e", message("m2"), {"ending": "told"}),
            way("s", "tell", "e"),
        ),
        extra=MESSAGES,
    )
    (request,) = case.progress.requests
    assert request.name == "send-message"
    assert request.parameters == {"message": "gia-han", "to": "parent", "n": Decimal(2)}

    case.do(OperationDone("tell[1]"))
    assert case.requested == ["e[1]"]
    done = case.do(OperationDone("e[1]"))

    assert done.ending is not None
    assert done.ending.code == "told"


def test_terminate_takes_everything_away() -> None:
    case = Case(
        process(
            "A",
            start(),
            node("parallelGateway", "both"),
            user("a"),
            user("b"),
            end(),
            node("endEvent", "stop", "<bpmn:terminateEventDefinition/>", {"ending": "stopped"}),
            way("s", "both", "a", "stop"),
            way("both", "b", "e"),
        )
    )
    done = case.do(TaskDone("a[1]"))

    assert case.closed == {"a[1]": "completed", "b[1]": "cancelled"}
    assert done.ending is not None
    assert done.ending.code == "stopped"
