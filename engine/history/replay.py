"""Run a case's history again on its pinned version, and compare.

Replay needs no answers, no network, no clock and no register: everything a step read that
could change later stands in its event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from engine.model.clock import in_vietnam
from engine.model.errors import EngineError
from engine.model.events import Event, Kind, SealedEvent
from engine.model.steps import (
    DeadlineReached,
    MessageArrived,
    OperationDone,
    Progress,
    Start,
    StepEvent,
    TaskDone,
)
from engine.model.values import Value, digest
from engine.runtime import CompiledSpec, advance, snapshot_bytes

#: The facts that moved the case; all others only tell about it.
STEPS: Final = frozenset(
    {
        Kind.CASE_STARTED,
        Kind.TASK_COMPLETED,
        Kind.PANEL_CLOSED,
        Kind.DEADLINE_REACHED,
        Kind.MESSAGE_DELIVERED,
        Kind.OPERATION_DONE,
    }
)


@dataclass(frozen=True)
class ReplayedStep:
    """One step as it ran again."""

    seq: int
    event: Event
    progress: Progress


@dataclass(frozen=True)
class ReplayReport:
    """What running the history again showed."""

    steps: int
    #: The first event whose state differs from what was recorded, if any.
    differs_at: int | None
    why: str | None
    #: The state after the last step, uncompressed.
    state: bytes


def replay(spec: CompiledSpec, case_id: int, history: Sequence[SealedEvent]) -> ReplayReport:
    """Run ``history`` again and compare every state on the way."""
    state, count = b"", 0
    try:
        for step in run(spec, case_id, history):
            count += 1
            state = snapshot_bytes(step.progress.snapshot)
            if digest(state) != step.event.body.get("state"):
                return ReplayReport(count, step.seq, "the state differs", state)
    except EngineError as refusal:
        at = [one.seq for one in history if one.event.kind in STEPS][count]
        return ReplayReport(count, at, refusal.code, state)
    return ReplayReport(count, None, None, state)


def run(spec: CompiledSpec, case_id: int, history: Sequence[SealedEvent]) -> Iterator[ReplayedStep]:
    """Yield each step of a history as it runs again."""
    snapshot: bytes | None = None
    for sealed in history:
        if sealed.event.kind in STEPS:
            at = in_vietnam(sealed.event.at)
            progress = advance(spec, snapshot, step_of(sealed.event), at, case_id)
            snapshot = progress.snapshot
            yield ReplayedStep(sealed.seq, sealed.event, progress)


def step_of(event: Event) -> StepEvent:
    """Return what a recorded fact fed to the case."""
    key, body = event.activity_key or "", event.body
    if event.kind == Kind.CASE_STARTED:
        return Start(_mapping(body, "variables"))
    if event.kind == Kind.DEADLINE_REACHED:
        return DeadlineReached(key)
    if event.kind == Kind.MESSAGE_DELIVERED:
        return MessageArrived(key, _mapping(body, "payload"))
    if event.kind == Kind.OPERATION_DONE:
        return OperationDone(key, body.get("result"))
    return TaskDone(key, _mapping(body, "variables"))


def _mapping(body: Mapping[str, Value], name: str) -> Mapping[str, Value]:
    return cast("Mapping[str, Value]", body.get(name) or {})
