from decimal import Decimal

import pytest

from engine.model.steps import OperationDone, TaskDone
from engine.runtime import BundleBroken, compile_bundle, open_keys, snapshot_bytes
from tests.unit.runtime.drawing import (
    TIMER,
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


def call(name: str, called: str) -> str:
    return node("callActivity", name, calledElement=called)


INNER = process("K", start(), user("u"), user("v"), end(), way("s", "u", "v", "e"))


def test_a_called_process_opens_under_its_caller() -> None:
    case = Case(
        process("A", start(), call("c", "K"), user("u"), end(), way("s", "c", "u", "e")), INNER
    )

    assert case.opened == ["c[1]/u[1]"]
    case.do(TaskDone("c[1]/u[1]", {"x": Decimal(1)}))
    assert case.opened == ["c[1]/v[1]"]
    case.do(TaskDone("c[1]/v[1]"))

    assert case.opened == ["u[1]"]
    assert case.progress.variables == {"x": Decimal(1)}


def test_a_finished_call_leaves_nothing_in_the_snapshot() -> None:
    calls = [call(f"c{place}", "K") for place in range(50)]
    names = [f"c{place}" for place in range(50)]
    case = Case(process("A", start(), *calls, end(), way("s", *names, "e")), INNER)
    size = len(snapshot_bytes(case.progress.snapshot))

    for name in names[:-1]:
        case.do(TaskDone(f"{name}[1]/u[1]"))
        case.do(TaskDone(f"{name}[1]/v[1]"))

    assert len(snapshot_bytes(case.progress.snapshot)) < size + 50
    assert open_keys(case.spec, case.progress.snapshot) == {"c49[1]/u[1]": "task"}


def test_branches_see_one_set_of_data() -> None:
    case = Case(
        process(
            "A",
            start(),
            node("parallelGateway", "f"),
            user("a"),
            user("b"),
            node("parallelGateway", "j"),
            user("z"),
            end(),
            way("s", "f", "a", "j", "z", "e"),
            way("f", "b", "j"),
        ),
        variables={"n": Decimal(0), "list": [Decimal(1), Decimal(2)]},
    )
    case.do(TaskDone("a[1]", {"n": Decimal(5), "list": [Decimal(9)]}))
    assert case.opened == []

    case.do(TaskDone("b[1]"))

    assert case.opened == ["z[1]"]
    assert case.progress.variables == {"n": Decimal(5), "list": [Decimal(9)]}


def test_a_join_in_a_loop_waits_for_both_every_time() -> None:
    case = Case(
        process(
            "A",
            start(),
            node("exclusiveGateway", "m"),
            node("parallelGateway", "f"),
            user("a"),
            user("b"),
            node("parallelGateway", "j"),
            user("r"),
            node("exclusiveGateway", "g", default="g-e"),
            end(),
            way("s", "m", "f", "a", "j", "r", "g", "e"),
            way("f", "b", "j"),
            flow("g", "m", "again"),
        )
    )
    for turn, order in enumerate(("ab", "ba", "ab"), 1):
        case.do(TaskDone(f"{order[0]}[{turn}]"))
        assert case.opened == []
        case.do(TaskDone(f"{order[1]}[{turn}]"))
        assert case.opened == [f"r[{turn}]"]
        case.do(TaskDone(f"r[{turn}]", {"again": turn < 3}))

    assert case.progress.ending is not None


@pytest.mark.parametrize(("a", "b"), [(True, True), (True, False), (False, True), (False, False)])
def test_an_inclusive_join_waits_for_those_that_come(a: bool, b: bool) -> None:  # noqa: FBT001
    case = Case(
        process(
            "A",
            start(),
            node("inclusiveGateway", "f", default="f-z"),
            user("x"),
            node("serviceTask", "y", properties={"operation": "o"}),
            user("z"),
            node("inclusiveGateway", "j"),
            user("r"),
            end(),
            way("s", "f"),
            flow("f", "x", "a"),
            flow("f", "y", "b"),
            way("f", "z", "j"),
            way("x", "j", "r", "e"),
            way("y", "j"),
        ),
        variables={"a": a, "b": b},
    )
    if a:
        case.do(TaskDone("x[1]"))
        assert case.opened == ([] if b else ["r[1]"])
    if b:
        case.do(OperationDone("y[1]"))
    if not a and not b:
        case.do(TaskDone("z[1]"))

    assert case.opened == ["r[1]"]


def test_a_standard_loop_repeats_while_its_condition_holds() -> None:
    loop = (
        "<bpmn:standardLoopCharacteristics><bpmn:loopCondition>more</bpmn:loopCondition>"
        "</bpmn:standardLoopCharacteristics>"
    )
    case = Case(process("A", start(), node("userTask", "u", loop), end(), way("s", "u", "e")))
    case.do(TaskDone("u[1]", {"more": True}))
    assert case.opened == ["u[2]"]

    assert case.do(TaskDone("u[2]", {"more": False})).ending is not None


@pytest.mark.parametrize("name", ["Start", "End", "A.EndJoin", "s.BoundaryEventSplit"])
def test_an_element_may_be_called_anything(name: str) -> None:
    case = Case(process("A", start(), user(name), end("Ende"), way("s", name, "Ende")))
    assert case.opened == [f"{name}[1]"]

    assert case.do(TaskDone(f"{name}[1]")).ending is not None


@pytest.mark.parametrize(
    ("files", "element"),
    [
        ([process("A", start(), call("c", "missing"), end(), way("s", "c", "e"))], "missing"),
        ([process("A", start(), call("c", "A"), end(), way("s", "c", "e"))], ""),
        ([process("A", start(), end(), flow("s", "gone"))], "s-gone"),
        ([process("A", end())], "A"),
        ([process("A", start(), node("complexGateway", "x"), end(), way("s", "x", "e"))], "x"),
        ([process("A", start(), end()), process("A", start(), end())], ""),
        ([process("A", start("x"), user("x"), end())], "A"),
        ([process("A", start(), end(), way("s", "s"))], "s"),
        ([process("A", start(), node("boundaryEvent", "b", TIMER), end())], "b"),
        ([process("A", start(), node("eventBasedGateway", "g"), end(), way("s", "g"))], "g"),
        ([process("A", start(), node("eventBasedGateway", "g"), end(), way("s", "g", "e"))], "e"),
        (
            [
                process(
                    "A", start(), node("exclusiveGateway", "g"), end("a"), end("b"), way("s", "g")
                ).replace("</bpmn:process>", flow("g", "a", "x") + flow("g", "b", "y"))
                + "</bpmn:process>"
            ],
            "g",
        ),
    ],
)
def test_what_cannot_run_is_not_compiled(files: list[str], element: str) -> None:
    with pytest.raises(BundleBroken) as refusal:
        compile_bundle("A", {str(n): document(text) for n, text in enumerate(files)})

    assert refusal.value.element == element
