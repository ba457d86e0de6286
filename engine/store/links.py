"""Which proposals and applications a case deals with, and how far each has come."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, insert, select, update

from engine.model.values import Value, dumps, loads
from engine.store.tables import cases
from engine.store.tables import links as table


@dataclass(frozen=True)
class Link:
    """One subject of a case."""

    case_id: int
    title: str
    party_id: int
    mission_id: int | None
    state: str
    tally: dict[str, Value] | None


def of(connection: Connection, parent_id: int, state: str | None = None) -> tuple[Link, ...]:
    """Return the subjects of a case, oldest first; only those in ``state`` if given."""
    query = (
        select(
            table.c.case_id,
            cases.c.title,
            cases.c.party_id,
            cases.c.mission_id,
            table.c.state,
            table.c.tally,
        )
        .join(cases, cases.c.case_id == table.c.case_id)
        .where(table.c.parent_id == parent_id)
        .order_by(table.c.case_id)
    )
    if state is not None:
        query = query.where(table.c.state == state)
    return tuple(
        Link(*row[:5], None if row.tally is None else cast("dict[str, Value]", loads(row.tally)))
        for row in connection.execute(query)
    )


def put(connection: Connection, parent_id: int, case_id: int, state: str) -> None:
    """Make a case a subject of another, or move it to ``state``."""
    moved = connection.execute(
        update(table)
        .where(table.c.parent_id == parent_id, table.c.case_id == case_id)
        .values(state=state)
    )
    if moved.rowcount == 0:
        connection.execute(
            insert(table).values(parent_id=parent_id, case_id=case_id, state=state, tally=None)
        )


def judge(
    connection: Connection, parent_id: int, case_id: int, state: str, tally: dict[str, Value]
) -> None:
    """Keep what the council found of a subject."""
    connection.execute(
        update(table)
        .where(table.c.parent_id == parent_id, table.c.case_id == case_id)
        .values(state=state, tally=dumps(tally))
    )
