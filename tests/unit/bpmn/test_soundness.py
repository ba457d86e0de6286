import time
from pathlib import Path
from typing import Final

import pytest

from engine.bpmn.graph import graphs
from engine.bpmn.lint import Finding, Known, lint_bytes
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse
from engine.bpmn.soundness.game import play
from tests.unit.runtime.drawing import document, end, flow, node, process, start, user, way

SHIPPED: Final = sorted((Path(__file__).parents[3] / "processes").rglob("*.bpmn"))
ONE, ALL, SOME = "exclusiveGateway", "parallelGateway", "inclusiveGateway"


def judged(*parts: str) -> list[Finding]:
    data = document(process("A", start(), end(), *parts))
    rules = {"deadlock", "soundness-undecided"}
    return [finding for finding in lint_bytes(data, Known()) if finding.rule in rules]


def split_and_joined(split: str, join: str) -> list[Finding]:
    return judged(
        *(node(split, "split"), user("a"), user("b"), node(join, "join"), user("then")),
        way("s", "split", "a", "join", "then", "e"),
        way("split", "b", "join"),
    )


@pytest.mark.parametrize(("split", "join"), [(ONE, ONE), (ALL, ALL), (SOME, SOME), (ALL, SOME)])
def test_what_is_closed_as_it_was_opened_is_sound(split: str, join: str) -> None:
    assert split_and_joined(split, join) == []


@pytest.mark.parametrize("split", [ONE, SOME])
def test_a_join_that_waits_for_a_branch_not_taken_is_an_error(split: str) -> None:
    (finding,) = split_and_joined(split, ALL)

    assert (finding.severity, finding.element) == ("error", "join")


@pytest.mark.parametrize("split", [ALL, SOME])
def test_a_merge_reached_twice_is_a_warning(split: str) -> None:
    (finding,) = split_and_joined(split, ONE)

    assert (finding.severity, finding.element) == ("warning", "join")


def test_a_loop_into_a_parallel_gateway_is_an_error() -> None:
    (finding,) = judged(
        *(node(ALL, "again"), user("a"), node(ONE, "which")),
        *(way("s", "again", "a", "which", "e"), flow("which", "again")),
    )

    assert (finding.severity, finding.element) == ("error", "again")


def test_a_branch_left_by_an_interrupting_event_never_reaches_its_join() -> None:
    (finding,) = judged(
        *(node(ALL, "split"), user("a"), user("b"), node(ALL, "join"), end("other")),
        node("boundaryEvent", "late", attachedToRef="b"),
        *(way("s", "split", "a", "join", "e"), way("split", "b", "join"), flow("late", "other")),
    )

    assert (finding.severity, finding.element) == ("error", "join")


def test_an_end_that_ends_everything_frees_who_waits() -> None:
    stop = node("endEvent", "stop", "<bpmn:terminateEventDefinition/>")
    found = judged(
        *(node(ALL, "split"), user("a"), user("b"), node(ONE, "which"), node(ALL, "join"), stop),
        *(way("s", "split", "a", "join", "e"), way("split", "b", "which", "join")),
        flow("which", "stop"),
    )

    assert found == []


def test_branches_may_end_apart() -> None:
    parts = (node(ALL, "split"), user("a"), user("b"), end("other"))

    assert judged(*parts, way("s", "split", "a", "e"), way("split", "b", "other")) == []


def test_choices_inside_many_parallel_branches_are_decided_at_once() -> None:
    parts = [node(ALL, "split"), node(ALL, "join"), flow("s", "split"), flow("join", "e")]
    for n in range(36):
        which, merge = f"which{n}", f"merge{n}"
        parts += [node(ONE, which), user(f"a{n}"), user(f"b{n}"), node(ONE, merge)]
        parts += [way("split", which, f"a{n}", merge, "join"), way(which, f"b{n}", merge)]
    (process_,) = read_model(parse(document(process("A", start(), end(), *parts)))).processes
    (graph,) = graphs(process_)
    begun = time.perf_counter()

    verdict = play(graph)

    assert (verdict.stuck, verdict.doubled, verdict.decided) == ({}, {}, True)
    assert time.perf_counter() - begun < 0.3


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_no_shipped_process_gets_stuck(file: Path) -> None:
    rules = {"deadlock", "soundness-undecided"}

    assert not [f for f in lint_bytes(file.read_bytes(), Known()) if f.rule in rules]
