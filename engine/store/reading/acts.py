"""What administrators did, the newest first, with the reasons that are still kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, func, select

from engine.model.values import Value, loads
from engine.store import administration, reasons
from engine.store.tables import authorities, events, units, users


@dataclass(frozen=True)
class ActLine:
    """One fact of the administration stream, as recorded."""

    seq: int
    at: datetime
    actor: int
    kind: str
    body: Mapping[str, Value]


def lines(connection: Connection, window: tuple[int, int]) -> tuple[int, tuple[ActLine, ...]]:
    """Return how many facts there are and those of ``window``."""
    stream = administration.stream_id(connection)
    mine = events.c.stream_id == (stream or 0)
    total = connection.execute(select(func.count()).select_from(events).where(mine)).scalar_one()
    offset, number = window
    rows = connection.execute(
        select(events.c.seq, events.c.at, events.c.actor, events.c.kind, events.c.body)
        .where(mine)
        .order_by(events.c.seq.desc())
        .offset(offset)
        .limit(number)
    )
    return total, tuple(
        ActLine(row.seq, row.at, row.actor, row.kind, cast("Mapping[str, Value]", loads(row.body)))
        for row in rows
    )


@dataclass(frozen=True)
class Spoken:
    """Names for the ids that facts tell, and the reasons for their digests."""

    people: Mapping[int, str]
    authorities: Mapping[int, str]
    units: Mapping[int, str]
    reasons: Mapping[str, str]


def spoken(connection: Connection, told: tuple[ActLine, ...]) -> Spoken:
    """Return what the ids of these facts are called today."""
    people = {line.actor for line in told} | _ids(told, "user") | _ids(told, "colleague")
    rows = {
        "people": select(users.c.user_id, users.c.name).where(users.c.user_id.in_(people)),
        "authorities": select(authorities.c.authority_id, authorities.c.name).where(
            authorities.c.authority_id.in_(_ids(told, "authority"))
        ),
        "units": select(units.c.unit_id, units.c.name).where(
            units.c.unit_id.in_(_ids(told, "unit"))
        ),
    }
    named = {
        kind: {int(row[0]): str(row[1]) for row in connection.execute(query)}
        for kind, query in rows.items()
    }
    digests = [str(line.body["reason"]) for line in told if line.body.get("reason")]
    return Spoken(**named, reasons=reasons.of(connection, digests))


def _ids(told: tuple[ActLine, ...], name: str) -> set[int]:
    return {int(str(line.body[name])) for line in told if line.body.get(name) is not None}
