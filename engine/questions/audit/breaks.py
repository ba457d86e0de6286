"""What can be wrong with a stream, a case, the access log or a bundle, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.history.chain import GENESIS, first_break
from engine.history.replay import replay
from engine.model.errors import EngineError
from engine.model.events import Kind, SealedEvent
from engine.runtime import compile_bundle, snapshot_bytes
from engine.store import access, bundles, cases, reasons, streams, submissions
from engine.store.bundles import Bundle
from engine.store.cases import CaseRow
from engine.store.database import Connection
from engine.store.streams import Head

#: What a changed row can make of the code that reads it.
UNREADABLE: Final = (EngineError, ValueError, KeyError, TypeError, LookupError)


@dataclass(frozen=True)
class Broken:
    """Where a stream no longer holds."""

    stream: int
    seq: int
    why: str


def stream_breaks(
    connection: Connection, kind: str, head: Head, history: tuple[SealedEvent, ...]
) -> Iterator[Broken]:
    """Yield the first break of the chain, else what its contents contradict."""
    at = first_break(history)
    if at is not None:
        yield Broken(head.stream_id, at, "the chain is broken")
        return
    last = history[-1].hash if history else GENESIS
    if (len(history), last) != (head.seq, head.hash):
        yield Broken(head.stream_id, len(history) + 1, "the chain was cut short")
        return
    yield from _submission_breaks(connection, history)
    yield from _reason_breaks(connection, history)
    if kind == "case":
        yield from _case_breaks(connection, head, history)
    elif kind == "access":
        yield from _access_breaks(connection, history)


def bundle_breaks(connection: Connection) -> Iterator[Broken]:
    """Yield bundles whose content or compiled form is not what their digest names."""
    for digest in bundles.digests(connection):
        try:
            bundle = bundles.read(connection, digest)
            holds = _is_itself(bundle)
        except UNREADABLE:
            holds = False
        if not holds:
            stream = streams.of_kind(connection, "administration")
            yield Broken(stream or 0, 0, f"bundle {digest} was changed")


def _is_itself(bundle: Bundle) -> bool:
    named = bundles.content_digest(bundle.process_id, bundle.files, bundle.interpreter)
    diagrams = {path: text.encode() for path, text in bundle.files.items() if ".bpmn" in path}
    compiled = compile_bundle(bundle.process_id, diagrams)
    return named == bundle.digest and compiled.to_bytes() == bundle.spec.to_bytes()


def _submission_breaks(
    connection: Connection, history: tuple[SealedEvent, ...]
) -> Iterator[Broken]:
    """Yield events whose answers were changed; erased answers leave nothing to compare."""
    told = {one.event.submission: one for one in history if one.event.submission}
    for digest in submissions.altered(connection, [found for found in told if found]):
        yield Broken(told[digest].event.stream_id, told[digest].seq, "the answers were changed")


def _reason_breaks(connection: Connection, history: tuple[SealedEvent, ...]) -> Iterator[Broken]:
    """Yield acts whose reason was changed; an erased one leaves nothing to compare."""
    told = {str(one.event.body["reason"]): one for one in history if one.event.body.get("reason")}
    for digest in reasons.altered(connection, list(told)):
        yield Broken(told[digest].event.stream_id, told[digest].seq, "the reason was changed")


def _case_breaks(
    connection: Connection, head: Head, history: tuple[SealedEvent, ...]
) -> Iterator[Broken]:
    case = cases.read(connection, head.stream_id)
    if case is None:
        yield Broken(head.stream_id, head.seq, "the case is gone")
        return
    if history[0].event.body.get("bundle") != case.bundle_digest:
        yield Broken(head.stream_id, 1, "the case runs on another version than it began with")
        return
    report = replay(bundles.load(connection, case.bundle_digest).spec, case.case_id, history)
    if report.differs_at is not None:
        yield Broken(head.stream_id, report.differs_at, f"replay: {report.why}")
    elif not _is_kept(case, report.state, history):
        yield Broken(head.stream_id, head.seq, "replay: what is kept of the case differs")


def _is_kept(case: CaseRow, state: bytes, history: tuple[SealedEvent, ...]) -> bool:
    try:
        snapshot = snapshot_bytes(case.snapshot)
    except UNREADABLE:
        return False
    ended = [one.event for one in history if one.event.kind == Kind.CASE_ENDED]
    ending = ended[-1].body.get("ending") if ended else None
    return (snapshot, case.ending, case.state == "ended") == (state, ending, bool(ended))


def _access_breaks(connection: Connection, history: tuple[SealedEvent, ...]) -> Iterator[Broken]:
    for sealed in history:
        if sealed.event.kind == Kind.ACCESS_SEALED:
            batch = access.covered(connection, sealed.seq)
            if access.digest_of_batch(batch) != sealed.event.body["digest"]:
                yield Broken(sealed.event.stream_id, sealed.seq, "the access log was changed")
                return
