"""The access log: what was refused and what sensitive things were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from engine.model.values import digest, dumps
from engine.store.tables import access_log


@dataclass(frozen=True)
class Entry:
    """One line of the access log; it never holds answers."""

    at: datetime
    actor: int
    kind: str
    code: str
    about: str
    authority_id: int | None = None


def write(connection: Connection, entry: Entry) -> None:
    """Add an entry; the worker seals it into the access stream later."""
    connection.execute(
        insert(access_log).values(
            at=entry.at,
            actor=entry.actor,
            kind=entry.kind,
            code=entry.code,
            about=entry.about,
            authority_id=entry.authority_id,
        )
    )


def last_unsealed(connection: Connection, limit: int) -> int | None:
    """Return the last of the oldest ``limit`` entries that no event covers yet."""
    oldest = (
        select(access_log.c.entry_id)
        .where(access_log.c.sealed_seq.is_(None))
        .order_by(access_log.c.entry_id)
        .limit(limit)
        .subquery()
    )
    return connection.execute(select(func.max(oldest.c.entry_id))).scalar()


def unsealed(connection: Connection, last: int) -> Sequence[Row[tuple[object, ...]]]:
    """Return the uncovered entries up to ``last``, oldest first."""
    return connection.execute(
        select(access_log)
        .where(access_log.c.sealed_seq.is_(None), access_log.c.entry_id <= last)
        .order_by(access_log.c.entry_id)
    ).all()


def covered(connection: Connection, seq: int) -> Sequence[Row[tuple[object, ...]]]:
    """Return the entries an event of the access stream covers."""
    return connection.execute(
        select(access_log).where(access_log.c.sealed_seq == seq).order_by(access_log.c.entry_id)
    ).all()


def mark_sealed(connection: Connection, last: int, seq: int) -> None:
    """Say which event covers the entries up to ``last``."""
    connection.execute(
        update(access_log)
        .where(access_log.c.sealed_seq.is_(None), access_log.c.entry_id <= last)
        .values(sealed_seq=seq)
    )


def digest_of_batch(batch: Sequence[Row[tuple[object, ...]]]) -> str:
    """Return what the covering event says of these entries."""
    facts = [
        [row.entry_id, row.authority_id, row.at, row.actor, row.kind, row.code, row.about]
        for row in batch
    ]
    return digest(dumps(facts))
