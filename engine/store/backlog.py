"""How much lies about: failed requests, deadlines past, messages and entries that wait."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from engine.store.due import deliverable
from engine.store.tables import access_log, deadlines, messages, requests


def counted(connection: Connection, now: datetime) -> Mapping[str, int]:
    """Return how many incidents are open and how many deadlines have ended untreated."""
    failed = select(func.count()).where(requests.c.state == "failed")
    ended = select(func.count()).where(deadlines.c.state == "open", deadlines.c.due_at <= now)
    return {
        "incidents": connection.execute(failed).scalar_one(),
        "deadlines": connection.execute(ended).scalar_one(),
    }


def oldest_message(connection: Connection) -> datetime | None:
    """Return when the oldest message was sent that could be delivered now."""
    return connection.execute(deliverable(func.min(messages.c.sent_at))).scalar()


def oldest_unsealed(connection: Connection) -> datetime | None:
    """Return when the oldest entry of the access log was made that no event covers yet."""
    return connection.execute(
        select(func.min(access_log.c.at)).where(access_log.c.sealed_seq.is_(None))
    ).scalar()
