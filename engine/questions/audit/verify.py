"""Verify streams: the chain of each, its head, and for cases what replay gives."""

from dataclasses import dataclass

from engine.questions.audit.breaks import Broken, bundle_breaks, stream_breaks
from engine.questions.registry import Question, Reading, answers
from engine.store import streams
from engine.store.database import Connection
from engine.store.streams import Head, UnreadableEvent


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
    """Walk every stream and every bundle; stop at the first break of each."""
    connection = reading.connection
    found = [_verified(connection, kind, head) for kind, head in list(streams.heads(connection))]
    broken = [one for each in found for one in each.broken]
    return Verification(
        streams=len(found),
        events=sum(each.events for each in found),
        replayed=sum(each.replayed for each in found),
        broken=(*broken, *bundle_breaks(connection)),
    )


@answers
def verify_case(question: VerifyCase, reading: Reading) -> Verification | None:
    """Check the chain of one case, then replay it."""
    found = streams.head(reading.connection, question.case_id)
    if found is None or found[0] != "case":
        return None
    return _verified(reading.connection, *found)


def _verified(connection: Connection, kind: str, head: Head) -> Verification:
    try:
        history = streams.read(connection, head.stream_id)
    except UnreadableEvent as unreadable:
        broken = Broken(unreadable.stream_id, unreadable.seq, "the event cannot be read")
        return Verification(1, unreadable.seq - 1, 0, (broken,))
    broken_at = tuple(stream_breaks(connection, kind, head, history))
    return Verification(1, len(history), int(kind == "case"), broken_at)
