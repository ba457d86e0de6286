"""Any process, any history: replay gives equal snapshots, to the byte."""

import hashlib
import os
import subprocess
import sys
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.model.steps import (
    DeadlineReached,
    MessageArrived,
    OperationDone,
    StepEvent,
    TaskDone,
)
from engine.runtime import advance, compile_bundle, open_keys, snapshot_bytes
from engine.runtime.feel import ScriptEngine
from engine.runtime.snapshot import decode, encode
from tests.unit.runtime.blocks import SAMPLE, Block, blocks, drawn
from tests.unit.runtime.drawing import AT, CASE, Case, document

LONGEST = 60


def event_for(key: str, kind: str, choice: int) -> StepEvent:
    if kind == "task":
        return TaskDone(key, {"n": Decimal(choice)})
    if kind == "request":
        return OperationDone(key, Decimal(choice))
    return DeadlineReached(key) if kind == "deadline" else MessageArrived(key)


def play(block: Block, choices: list[int]) -> Case:
    case = Case(*drawn(block), variables={"n": Decimal(0)}, extra='<bpmn:message id="m" name="m"/>')
    for choice in choices:
        ways = open_keys(case.spec, case.progress.snapshot, CASE)
        if not ways:
            break
        key = sorted(ways)[choice % len(ways)]
        case.do(event_for(key, ways[key], choice))
    return case


@settings(max_examples=60, deadline=None)
@given(blocks(), st.lists(st.integers(0, 97), max_size=LONGEST))
def test_replay_gives_equal_bytes(block: Block, choices: list[int]) -> None:
    case = play(block, choices)

    snapshot = None
    for event in case.history:
        again = advance(case.spec, snapshot, event, AT, CASE)
        snapshot = again.snapshot

    assert snapshot is not None
    assert snapshot_bytes(snapshot) == snapshot_bytes(case.progress.snapshot)


@settings(max_examples=60, deadline=None)
@given(blocks(), st.lists(st.integers(0, 97), max_size=LONGEST))
def test_reading_and_writing_a_snapshot_changes_nothing(block: Block, choices: list[int]) -> None:
    case = play(block, choices)
    before = case.progress.snapshot

    again = encode(decode(case.spec, before, ScriptEngine(AT), CASE))

    assert snapshot_bytes(again) == snapshot_bytes(before)


@settings(max_examples=60, deadline=None)
@given(blocks(), st.lists(st.integers(1, 97), min_size=LONGEST, max_size=LONGEST))
def test_a_case_is_never_stuck(block: Block, choices: list[int]) -> None:
    """Something is open, or the case has ended: there is no third."""
    case = play(block, choices)

    still = open_keys(case.spec, case.progress.snapshot, CASE)

    assert bool(still) != (case.progress.ending is not None)


@settings(max_examples=60, deadline=None)
@given(blocks(), st.lists(st.integers(0, 97), max_size=LONGEST))
def test_what_is_reported_is_what_is_open(block: Block, choices: list[int]) -> None:
    """Whoever only follows ``opened``, ``closed`` and ``requests`` knows what is open."""
    case = play(block, [])
    known = {each.key for each in case.progress.opened} | set(case.requested)

    for choice in choices:
        ways = open_keys(case.spec, case.progress.snapshot, CASE)
        assert known == set(ways)
        if not ways:
            break
        key = sorted(ways)[choice % len(ways)]
        progress = case.do(event_for(key, ways[key], choice))
        gone = {each.key for each in progress.closed}
        assert gone <= known
        known = (known - gone) | set(case.opened) | set(case.requested)


_SCRIPT = """
import hashlib
from tests.unit.runtime.test_replay import play
from tests.unit.runtime.blocks import SAMPLE
from engine.runtime import snapshot_bytes
case = play(SAMPLE, list(range(40)))
print(hashlib.sha256(snapshot_bytes(case.progress.snapshot)).hexdigest())
print(hashlib.sha256(case.spec.to_bytes()).hexdigest())
"""


def test_the_seed_of_hashes_changes_nothing() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77", "4242")
    }

    assert len(said) == 1


def test_the_snapshot_is_stable_across_releases() -> None:
    """A change here means a new format byte and a migration of every running case."""
    case = play(SAMPLE, [3, 1, 4, 1, 5])

    digest = hashlib.sha256(snapshot_bytes(case.progress.snapshot)).hexdigest()
    assert digest == "7388ad9f224b52be41dce8ce9fdf8063e88ed1a5749e372160c2a41673cfb948"


def test_equal_diagrams_compile_to_equal_bytes() -> None:
    message = '<bpmn:message id="m" name="m"/>'
    files = {str(place): document(message, text) for place, text in enumerate(drawn(SAMPLE))}

    assert compile_bundle("A", files).to_bytes() == compile_bundle("A", files).to_bytes()
