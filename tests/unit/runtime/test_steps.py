from datetime import date
from decimal import Decimal

import pytest

from engine.model.steps import OpenedDeadline, OpenedTask, OperationDone, Start, TaskDone
from engine.runtime import (
    CompiledSpec,
    ExpressionFailed,
    StepTooLong,
    TargetNotOpen,
    advance,
    compile_bundle,
)
from tests.unit.runtime.drawing import (
    AT,
    CASE,
    Case,
    document,
    end,
    flow,
    node,
    process,
    start,
    user,
    way,
)

CHOICE = process(
    "A",
    start(),
    user("ask", form="F1"),
    node("exclusiveGateway", "which", default="which-no"),
    user("yes"),
    user("no"),
    node(
        "serviceTask",
        "draw",
        properties={"operation": "draw-number", "with.register": '"r" + "1"', "result": "số"},
    ),
    end("e1", "chosen"),
    end("e2", "not-chosen"),
    way("s", "ask", "which", "no", "e2"),
    flow("which", "yes", "điểm >= 70"),
    way("yes", "draw", "e1"),
)


def test_a_case_opens_its_first_task() -> None:
    case = Case(CHOICE)

    assert case.opened == ["ask[1]"]
    assert case.progress.passed == ("s",)
    (task,) = case.progress.opened
    assert isinstance(task, OpenedTask)
    assert task.properties == {"form": "F1"}


def test_a_condition_chooses_the_way() -> None:
    case = Case(CHOICE)
    case.do(TaskDone("ask[1]", {"điểm": Decimal("69.9")}))

    assert case.opened == ["no[1]"]
    assert case.closed == {"ask[1]": "completed"}


def test_a_request_waits_for_its_result() -> None:
    case = Case(CHOICE)
    case.do(TaskDone("ask[1]", {"điểm": Decimal(70)}))
    case.do(TaskDone("yes[1]"))

    (request,) = case.progress.requests
    assert (request.kind, request.name) == ("operation", "draw-number")
    assert request.parameters == {"register": "r1"}
    assert case.progress.ending is None

    done = case.do(OperationDone("draw[1]", "01/2024"))

    assert done.variables == {"điểm": Decimal(70), "số": "01/2024"}
    assert done.ending is not None
    assert done.ending.code == "chosen"


def test_a_decision_is_asked_about_all_data_of_the_case() -> None:
    rule = node("businessRuleTask", "rule", properties={"decision": "D", "result": "kết_quả"})
    case = Case(
        process("A", start(), rule, end(), way("s", "rule", "e")), variables={"x": Decimal(1)}
    )

    (request,) = case.progress.requests

    assert (request.kind, request.name) == ("decision", "D")
    assert request.parameters == {"x": Decimal(1)}


BY_KIND = {"form.by": "kind", "form.for.X": "FX", "form.for.Y": "FY"}
KINDS = process(
    "A",
    start(),
    node("userTask", "write", properties={"form": "F1", **BY_KIND}),
    node(
        "serviceTask",
        "keep",
        properties={"operation": "create-record", "with.form": '"F1"', **BY_KIND},
    ),
    end(),
    way("s", "write", "keep", "e"),
)


@pytest.mark.parametrize(("kind", "form"), [("X", "FX"), ("Y", "FY"), ("Z", "F1"), (None, "F1")])
def test_the_kind_of_a_case_chooses_its_form(kind: str | None, form: str) -> None:
    case = Case(KINDS, variables={"kind": kind})

    (task,) = case.progress.opened
    assert isinstance(task, OpenedTask)
    assert task.properties["form"] == form
    (request,) = case.do(TaskDone("write[1]")).requests
    assert request.parameters["form"] == form


def test_a_case_that_knows_no_kind_takes_the_usual_form() -> None:
    (task,) = Case(KINDS).progress.opened

    assert isinstance(task, OpenedTask)
    assert task.properties["form"] == "F1"


@pytest.mark.parametrize(
    "event",
    [
        TaskDone("no[1]"),
        TaskDone("ask[2]"),
        TaskDone("nowhere[1]"),
        OperationDone("ask[1]"),
        Start(),
    ],
)
def test_what_is_not_open_is_refused(event: TaskDone | OperationDone | Start) -> None:
    case = Case(CHOICE)
    before = case.progress.snapshot

    with pytest.raises(TargetNotOpen):
        case.do(event)

    assert case.do(TaskDone("ask[1]")).opened[0].key == "no[1]"
    assert advance(case.spec, before, TaskDone("ask[1]"), AT, CASE) == case.progress


def test_an_ended_case_takes_no_event() -> None:
    case = Case(process("A", start(), end(), way("s", "e")))

    assert case.progress.ending is not None
    with pytest.raises(TargetNotOpen):
        case.do(TaskDone("s[1]"))


def test_a_script_assigns_in_the_order_of_the_file() -> None:
    script = node("scriptTask", "set", properties={"set.a": "1 + 1", "set.b": "a * 2"})
    case = Case(process("A", start(), script, end(), way("s", "set", "e")))

    assert case.progress.variables == {"a": Decimal(2), "b": Decimal(4)}


def test_an_expression_that_cannot_be_read_stops_the_step() -> None:
    script = node("scriptTask", "set", properties={"set.a": "1 +"})

    with pytest.raises(ExpressionFailed) as refusal:
        Case(process("A", start(), script, end(), way("s", "set", "e")))

    assert refusal.value.element == "set"


def test_a_loop_without_a_wait_is_stopped() -> None:
    looping = process(
        "A",
        start(),
        node("exclusiveGateway", "again"),
        node("scriptTask", "set", properties={"set.a": "1"}),
        way("s", "again", "set", "again"),
    )

    with pytest.raises(StepTooLong):
        Case(looping)


def test_a_task_tells_its_deadline() -> None:
    case = Case(
        process(
            "A",
            start(),
            user("t", deadline_amount="5 * 2", deadline_unit="WD", deadline_from="ngày"),
            end(),
            way("s", "t", "e"),
        ),
        variables={"ngày": date(2024, 1, 2)},
    )

    (task,) = case.progress.opened
    assert isinstance(task, OpenedTask | OpenedDeadline)
    assert (task.deadline_amount, task.deadline_from) == (Decimal(10), date(2024, 1, 2))


def test_a_role_is_the_lane_or_the_property() -> None:
    lanes = (
        '<bpmn:laneSet id="l"><bpmn:lane id="lane_pi"><bpmn:flowNodeRef>a</bpmn:flowNodeRef>'
        "<bpmn:flowNodeRef>b</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
    )
    case = Case(
        process(
            "A",
            lanes,
            start(),
            user("a"),
            user("b", role="authority"),
            end(),
            way("s", "a", "b", "e"),
        )
    )

    (first,) = case.progress.opened
    (second,) = case.do(TaskDone("a[1]")).opened

    assert isinstance(first, OpenedTask)
    assert isinstance(second, OpenedTask)
    assert (first.role, second.role) == ("pi", "authority")


def test_a_panel_is_one_task() -> None:
    many = '<bpmn:multiInstanceLoopCharacteristics isSequential="false"/>'
    panel = node("userTask", "p", many, {"panel": "ballot", "form": "F"})
    case = Case(process("A", start(), panel, end(), way("s", "p", "e")))

    (task,) = case.progress.opened
    assert isinstance(task, OpenedTask)
    assert task.panel
    assert case.do(TaskDone("p[1]")).ending is not None


def test_a_compiled_bundle_survives_being_kept() -> None:
    spec = compile_bundle("A", {"a": document(CHOICE)})

    again = CompiledSpec.from_bytes(spec.to_bytes())

    assert again.to_bytes() == spec.to_bytes()
    assert advance(again, None, Start(), AT, CASE) == advance(spec, None, Start(), AT, CASE)
