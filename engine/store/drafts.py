"""Half-filled forms, each for its author alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert

from engine.store.tables import drafts


@dataclass(frozen=True)
class Draft:
    """What somebody has typed so far at a place."""

    user_id: int
    place: str
    form_digest: str
    raw: str
    at: datetime


def keep(connection: Connection, draft: Draft) -> None:
    """Replace the author's draft at that place."""
    drop(connection, draft.user_id, draft.place)
    connection.execute(insert(drafts).values(**draft.__dict__))


def drop(connection: Connection, user_id: int, place: str) -> None:
    """Forget the draft that became a submission."""
    connection.execute(delete(drafts).where(drafts.c.user_id == user_id, drafts.c.place == place))
