"""What is due now: deadlines that have ended, messages that can be delivered."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select

from engine.store.tables import cases, catches, deadlines, messages

T = TypeVar("T")


def ended_deadlines(connection: Connection, now: datetime, limit: int) -> list[str]:
    """Return open deadlines whose term has ended, earliest first."""
    query = (
        select(deadlines.c.deadline_id)
        .where(deadlines.c.state == "open", deadlines.c.due_at <= now)
        .order_by(deadlines.c.due_at, deadlines.c.deadline_id)
    )
    return list(connection.execute(query.limit(limit)).scalars())


def deliverable_messages(connection: Connection, limit: int) -> list[int]:
    """Return waiting messages somebody waits for, or whose case is over, oldest first."""
    query = deliverable(messages.c.message_id).order_by(messages.c.message_id).limit(limit)
    return list(dict.fromkeys(connection.execute(query).scalars()))


def deliverable(wanted: ColumnElement[T]) -> Select[T]:
    """Ask for something of the messages that can be delivered; one may come more than once."""
    return (
        select(wanted)
        .join_from(messages, cases, cases.c.case_id == messages.c.to_case)
        .outerjoin(
            catches,
            (catches.c.case_id == messages.c.to_case) & (catches.c.message == messages.c.name),
        )
        .where(
            messages.c.state == "waiting",
            catches.c.activity_key.is_not(None) | (cases.c.state != "open"),
        )
    )
