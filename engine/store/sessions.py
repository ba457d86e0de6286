"""Sessions, found by a token that is itself never stored."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from engine.model.values import digest
from engine.store.tables import sessions, users


def add(connection: Connection, token: str, user_id: int, at: datetime, lasting: timedelta) -> None:
    """Open a session and forget those that have run out."""
    drop_ended(connection, at)
    connection.execute(
        insert(sessions).values(
            token_hash=digest(token), user_id=user_id, created_at=at, expires_at=at + lasting
        )
    )


def holder(connection: Connection, token: str, at: datetime) -> tuple[int, str] | None:
    """Return whose session it is, with their language, while it lasts."""
    row = connection.execute(
        select(sessions.c.user_id, users.c.language)
        .join(users, users.c.user_id == sessions.c.user_id)
        .where(sessions.c.token_hash == digest(token), sessions.c.expires_at > at)
    ).first()
    return None if row is None else (row.user_id, row.language)


def drop(connection: Connection, token: str) -> None:
    """End one session."""
    connection.execute(delete(sessions).where(sessions.c.token_hash == digest(token)))


def any_ended(connection: Connection, at: datetime) -> bool:
    """Say whether a session is kept whose time is over."""
    query = select(sessions.c.user_id).where(sessions.c.expires_at <= at).limit(1)
    return connection.execute(query).first() is not None


def drop_ended(connection: Connection, at: datetime) -> None:
    """Forget the sessions whose time is over."""
    connection.execute(delete(sessions).where(sessions.c.expires_at <= at))


def drop_others(connection: Connection, user_id: int, kept: str | None) -> None:
    """End somebody's sessions save the one at hand."""
    connection.execute(
        delete(sessions).where(
            sessions.c.user_id == user_id, sessions.c.token_hash != digest(kept or "")
        )
    )


def prolong(connection: Connection, by: timedelta) -> None:
    """Move every end, as a sample clock moves: nobody has been away for that long."""
    for row in connection.execute(select(sessions.c.token_hash, sessions.c.expires_at)).all():
        connection.execute(
            update(sessions)
            .where(sessions.c.token_hash == row.token_hash)
            .values(expires_at=row.expires_at + by)
        )
