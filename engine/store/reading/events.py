"""Streams as timelines: each fact with the name of who established it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection, select

from engine.model.values import Value, loads
from engine.store.tables import TALLIED, events, users


@dataclass(frozen=True)
class EventLine:
    """One fact of a stream."""

    stream_id: int
    seq: int
    kind: str
    at: datetime
    legal_date: date | None
    actor: int
    actor_name: str | None
    element: str | None
    activity_key: str | None
    body: Mapping[str, Value]
    submission: str | None


def newest_tally(connection: Connection, stream_id: int) -> Mapping[str, Value] | None:
    """Return what the newest closed panel of a case came to, at any age of the case."""
    body = connection.execute(
        select(events.c.body)
        .where(events.c.stream_id == stream_id, TALLIED)
        .order_by(events.c.seq.desc())
        .limit(1)
    ).scalar()
    return None if body is None else cast("Mapping[str, Value]", loads(body))


def of_streams(connection: Connection, stream_ids: tuple[int, ...]) -> tuple[EventLine, ...]:
    """Return the facts of some streams in the order in which they were entered."""
    rows = connection.execute(
        select(
            events.c.stream_id,
            events.c.seq,
            events.c.kind,
            events.c.at,
            events.c.legal_date,
            events.c.actor,
            users.c.name.label("actor_name"),
            events.c.element,
            events.c.activity_key,
            events.c.body,
            events.c.submission,
        )
        .outerjoin(users, users.c.user_id == events.c.actor)
        .where(events.c.stream_id.in_(stream_ids))
        .order_by(events.c.at, events.c.stream_id, events.c.seq)
    ).mappings()
    return tuple(
        EventLine(**{**row, "body": cast("Mapping[str, Value]", loads(row["body"]))})
        for row in rows
    )
