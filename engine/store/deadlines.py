"""Deadlines that fire, found by their timer."""

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from engine.store.cases import DeadlineRow
from engine.store.tables import deadlines as table


def of_timers(
    connection: Connection, case_id: int, timers: Collection[str], state: str
) -> tuple[DeadlineRow, ...]:
    """Return a case's deadlines of these timer ids in a state."""
    query = select(table).where(
        table.c.case_id == case_id, table.c.timer_id.in_(timers), table.c.state == state
    )
    return tuple(
        DeadlineRow(**row._mapping)  # noqa: SLF001 - public despite its name
        for row in connection.execute(query.order_by(table.c.deadline_id))
    )


def write(connection: Connection, row: DeadlineRow) -> None:
    """Write a deadline that was paused or computed again."""
    connection.execute(
        update(table).where(table.c.deadline_id == row.deadline_id).values(**row.__dict__)
    )
