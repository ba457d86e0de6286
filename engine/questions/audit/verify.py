"""Verify streams: the chain of each, its head, and for cases what replay gives."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.history.chain import GENESIS, first_break
from engine.history.replay import replay
from engine.model.events import Kind, SealedEvent
from engine.questions.registry import Question, Reading, answers
from engine.runtime import snapshot_bytes
from engine.store import access, bundles, cases, streams
from engine.store.database import Connection
from engine.store.streams import Head


@dataclass(frozen=True)
class Broken:
    """Where a stream no longer holds."""

    stream: int
    seq: int
    why: str


@dataclass(frozen=True)
class Verification:
    """What was checked and what does not hold."""

    streams: int
    events: int
    replayed: int
    broken: tuple[Broken, ...]


@dataclass(frozen=True)
class VerifyAll(Question[Verification]):
    """Verify every stream of the installation and replay every case."""


@dataclass(frozen=True)
class VerifyCase(Question[Verification | None]):
    """Verify one case; ``None`` where there is no such case."""

    case_id: int


@answers
def verify_all(_: VerifyAll, reading: Reading) -> Verification:
    """Walk every stream; stop at the first break of each."""
    connection = reading.connection
    broken: list[Broken] = []
    count = events = replayed = 0
    for kind, head in list(streams.heads(connection)):
        history = streams.read(connection, head.stream_id)
        count, events = count + 1, events + len(history)
        replayed += kind == "case"
        broken.extend(_check(connection, kind, head, history))
    return Verification(count, events, replayed, tuple(broken))


@answers
def verify_case(question: VerifyCase, reading: Reading) -> Verification | None:
    """Check the chain of one case, then replay it."""
    connection = reading.connection
    if cases.read(connection, question.case_id) is None:
        return None
    for kind, head in streams.heads(connection):
        if head.stream_id == question.case_id:
            history = streams.read(connection, head.stream_id)
            broken = tuple(_check(connection, kind, head, history))
            return Verification(1, len(history), 1, broken)
    return None


def _check(
    connection: Connection, kind: str, head: Head, history: tuple[SealedEvent, ...]
) -> Iterator[Broken]:
    at = first_break(history)
    if at is not None:
        yield Broken(head.stream_id, at, "the chain is broken")
        return
    last = history[-1].hash if history else GENESIS
    if (len(history), last) != (head.seq, head.hash):
        yield Broken(head.stream_id, len(history) + 1, "the chain was cut short")
    elif kind == "case":
        yield from _check_replay(connection, head, history)
    elif kind == "access":
        yield from _check_access(connection, history)


def _check_replay(
    connection: Connection, head: Head, history: tuple[SealedEvent, ...]
) -> Iterator[Broken]:
    case = cases.read(connection, head.stream_id)
    if case is None:
        yield Broken(head.stream_id, head.seq, "the case is gone")
        return
    report = replay(bundles.load(connection, case.bundle_digest).spec, case.case_id, history)
    if report.differs_at is not None:
        yield Broken(head.stream_id, report.differs_at, f"replay: {report.why}")
    elif report.state != snapshot_bytes(case.snapshot):
        yield Broken(head.stream_id, head.seq, "replay: the kept snapshot differs")


def _check_access(connection: Connection, history: tuple[SealedEvent, ...]) -> Iterator[Broken]:
    for sealed in history:
        if sealed.event.kind == Kind.ACCESS_SEALED:
            batch = access.covered(connection, sealed.seq)
            if access.digest_of_batch(batch) != sealed.event.body["digest"]:
                yield Broken(sealed.event.stream_id, sealed.seq, "the access log was changed")
                return
