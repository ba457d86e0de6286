"""Items of panels: one paper per seat and subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, insert, select, update

from engine.store.tables import panel_items, seats


@dataclass(frozen=True)
class Item:
    """One paper of a panel, with the code of its seat."""

    item_id: str
    code: str
    user_id: int
    subject_id: int | None
    state: str
    submission: str | None


@dataclass(frozen=True)
class NewItem:
    """A paper somebody is asked for."""

    item_id: str
    task_id: str
    case_id: int
    seat_id: int
    user_id: int
    subject_id: int | None


def open_items(connection: Connection, items: Sequence[NewItem]) -> None:
    """Ask for papers."""
    empty = {"state": "open", "filed_at": None, "submission": None}
    connection.execute(insert(panel_items), [one.__dict__ | empty for one in items])


def read(connection: Connection, item_id: str) -> Item | None:
    """Return one paper, or ``None``."""
    row = connection.execute(_query().where(panel_items.c.item_id == item_id)).first()
    return None if row is None else _item(row)


def of_task(connection: Connection, task_id: str) -> tuple[Item, ...]:
    """Return the papers of a panel, seat by seat."""
    found = connection.execute(
        _query()
        .where(panel_items.c.task_id == task_id)
        .order_by(panel_items.c.seat_id, panel_items.c.subject_id)
    )
    return tuple(_item(row) for row in found)


def file(connection: Connection, item_id: str, submission: str, at: datetime) -> None:
    """Put a submission in its place."""
    connection.execute(
        update(panel_items)
        .where(panel_items.c.item_id == item_id)
        .values(state="filed", filed_at=at, submission=submission)
    )


def close(connection: Connection, task_id: str) -> None:
    """Close every paper of a panel, filed or not."""
    connection.execute(
        update(panel_items).where(panel_items.c.task_id == task_id).values(state="closed")
    )


def _item(row: Row[str, str, int, int | None, str, str | None]) -> Item:
    return Item(row[0], row[1], row[2], row[3], row[4], row[5])


def _query() -> Select[str, str, int, int | None, str, str | None]:
    return select(
        panel_items.c.item_id,
        seats.c.code,
        panel_items.c.user_id,
        panel_items.c.subject_id,
        panel_items.c.state,
        panel_items.c.submission,
    ).join(seats, seats.c.seat_id == panel_items.c.seat_id)
