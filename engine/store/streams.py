"""Streams: created, locked, written and read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Row, insert, select, update

from engine.history.chain import GENESIS
from engine.model.errors import EngineError
from engine.model.events import Event, Kind, SealedEvent
from engine.model.values import Value, dumps, loads
from engine.store.tables import events, streams


class UnreadableEvent(EngineError):
    """A stored event is no event: somebody changed the row behind the product's back."""

    code = "unreadable-event"

    def __init__(self, stream_id: int, seq: int) -> None:
        self.stream_id = stream_id
        self.seq = seq
        super().__init__(
            f"Event {seq} of stream {stream_id} cannot be read. Verify the stream, and restore"
            " it from a backup."
        )


@dataclass(frozen=True)
class Head:
    """Where a stream ends."""

    stream_id: int
    seq: int
    hash: str


def create(connection: Connection, kind: str, home_id: int | None) -> Head:
    """Begin an empty stream of ``kind``."""
    made = connection.execute(
        insert(streams).values(kind=kind, home_id=home_id, last_seq=0, last_hash=GENESIS)
    )
    key = made.inserted_primary_key
    assert key is not None  # noqa: S101 - an autoincrement key always comes back
    return Head(key[0], 0, GENESIS)


def lock(connection: Connection, stream_id: int) -> Head:
    """Hold the stream until the transaction ends; nobody else can add to it meanwhile."""
    head = find(connection, stream_id)
    if head is None:
        raise LookupError(stream_id)
    return head


def find(connection: Connection, stream_id: int) -> Head | None:
    """Hold the stream if there is one of that number."""
    row = connection.execute(
        select(streams.c.last_seq, streams.c.last_hash)
        .where(streams.c.stream_id == stream_id)
        .with_for_update()
    ).first()
    return None if row is None else Head(stream_id, row.last_seq, row.last_hash)


def write(connection: Connection, sealed: Sequence[SealedEvent]) -> None:
    """Append sealed events (of any streams) and move each stream's head."""
    if not sealed:
        return
    connection.execute(insert(events), [_as_row(one) for one in sealed])
    last = {one.event.stream_id: one for one in sealed}
    for stream_id, one in last.items():
        connection.execute(
            update(streams)
            .where(streams.c.stream_id == stream_id)
            .values(last_seq=one.seq, last_hash=one.hash)
        )


def read(connection: Connection, stream_id: int) -> tuple[SealedEvent, ...]:
    """Return the whole stream in order; raises ``UnreadableEvent`` at a row that is none."""
    query = select(events).where(events.c.stream_id == stream_id).order_by(events.c.seq)
    history: list[SealedEvent] = []
    try:
        for row in connection.execute(query):
            history.append(from_row(row))  # noqa: PERF401 - how far it came is told below
    except (ValueError, TypeError) as broken:
        raise UnreadableEvent(stream_id, len(history) + 1) from broken
    return tuple(history)


def head(connection: Connection, stream_id: int) -> tuple[str, Head] | None:
    """Return a stream's kind and head, or ``None``."""
    row = connection.execute(select(streams).where(streams.c.stream_id == stream_id)).first()
    return None if row is None else (row.kind, Head(stream_id, row.last_seq, row.last_hash))


def heads(connection: Connection) -> Iterator[tuple[str, Head]]:
    """Yield every stream's kind and head, oldest first."""
    for row in connection.execute(select(streams).order_by(streams.c.stream_id)):
        yield row.kind, Head(row.stream_id, row.last_seq, row.last_hash)


def from_row(row: Row[tuple[object, ...]]) -> SealedEvent:
    """Turn a row of ``events`` into the fact it holds."""
    event = Event(
        stream_id=row.stream_id,
        kind=Kind(row.kind),
        at=row.at,
        actor=row.actor,
        legal_date=row.legal_date,
        on_behalf=row.on_behalf,
        element=row.element,
        activity_key=row.activity_key,
        body=cast("dict[str, Value]", loads(row.body)),
        submission=row.submission,
        command_id=row.command_id,
    )
    return SealedEvent(event, row.seq, row.previous, row.hash, row.version)


def _as_row(sealed: SealedEvent) -> dict[str, object]:
    event = sealed.event
    return {
        "stream_id": event.stream_id,
        "seq": sealed.seq,
        "version": sealed.version,
        "kind": str(event.kind),
        "at": event.at,
        "actor": event.actor,
        "on_behalf": event.on_behalf,
        "legal_date": event.legal_date,
        "element": event.element,
        "activity_key": event.activity_key,
        "body": dumps(event.body),
        "submission": event.submission,
        "command_id": event.command_id,
        "previous": sealed.previous,
        "hash": sealed.hash,
    }


def of_kind(connection: Connection, kind: str) -> int | None:
    """Return the oldest stream of a kind, or ``None``."""
    query = select(streams.c.stream_id).where(streams.c.kind == kind)
    return connection.execute(query.order_by(streams.c.stream_id).limit(1)).scalar()


def last_seqs(connection: Connection, stream_ids: Collection[int]) -> dict[int, int]:
    """Return how far each of some streams has come."""
    rows = connection.execute(
        select(streams.c.stream_id, streams.c.last_seq).where(streams.c.stream_id.in_(stream_ids))
    ).all()
    return {row.stream_id: row.last_seq for row in rows}
