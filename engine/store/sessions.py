"""Sessions, found by a token that is itself never stored."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from engine.model.values import digest
from engine.store.tables import sessions, users

#: So much of the digest of a token tells its owner's sessions apart, and opens none.
KEY_LENGTH: Final = 16


@dataclass(frozen=True)
class Opening:
    """A session to be opened: whose, from where, and whether a code is still owed."""

    user_id: int
    at: datetime
    lasting: timedelta
    address: str = ""
    agent: str = ""
    #: open, code
    stage: str = "open"
    #: password, provider
    way: str = "password"


@dataclass(frozen=True)
class Holder:
    """Whose session it is, and how it was opened."""

    user_id: int
    language: str
    way: str
    must_change: bool


@dataclass(frozen=True)
class Waiting:
    """A session that waits for a code."""

    user_id: int
    address: str
    agent: str
    way: str
    tries: int


@dataclass(frozen=True)
class SessionLine:
    """A session as its owner recognises it."""

    key: str
    created_at: datetime
    address: str
    agent: str
    way: str
    is_this: bool


def add(connection: Connection, token: str, opening: Opening) -> None:
    """Open a session and forget those that have run out."""
    drop_ended(connection, opening.at)
    connection.execute(
        insert(sessions).values(
            token_hash=digest(token),
            user_id=opening.user_id,
            created_at=opening.at,
            expires_at=opening.at + opening.lasting,
            address=opening.address,
            agent=opening.agent,
            stage=opening.stage,
            way=opening.way,
        )
    )


def waiting(connection: Connection, token: str, at: datetime) -> Waiting | None:
    """Return the session of this token if it waits for a code."""
    row = connection.execute(
        select(
            sessions.c.user_id,
            sessions.c.address,
            sessions.c.agent,
            sessions.c.way,
            sessions.c.tries,
        )
        .join(users, users.c.user_id == sessions.c.user_id)
        .where(
            sessions.c.token_hash == digest(token),
            sessions.c.expires_at > at,
            sessions.c.stage == "code",
            users.c.enabled,
        )
    ).first()
    return None if row is None else Waiting(*row)


def count_try(connection: Connection, token: str) -> None:
    """Count a wrong code against a waiting session."""
    connection.execute(
        update(sessions)
        .where(sessions.c.token_hash == digest(token))
        .values(tries=sessions.c.tries + 1)
    )


def of(connection: Connection, user_id: int, token: str, at: datetime) -> tuple[SessionLine, ...]:
    """Return somebody's open sessions, the newest first."""
    rows = connection.execute(
        select(sessions)
        .where(
            sessions.c.user_id == user_id, sessions.c.expires_at > at, sessions.c.stage == "open"
        )
        .order_by(sessions.c.created_at.desc(), sessions.c.token_hash)
    )
    here = digest(token)
    return tuple(
        SessionLine(
            row.token_hash[:KEY_LENGTH],
            row.created_at,
            row.address,
            row.agent,
            row.way,
            row.token_hash == here,
        )
        for row in rows
    )


def way_of(connection: Connection, token: str) -> str | None:
    """Return how a session was opened: ``password`` or ``provider``."""
    query = select(sessions.c.way).where(sessions.c.token_hash == digest(token))
    return connection.execute(query).scalar()


def drop_by_key(connection: Connection, user_id: int, key: str) -> None:
    """End one of somebody's sessions by the key under which it is listed."""
    if len(key) == KEY_LENGTH and key.isalnum():
        connection.execute(
            delete(sessions).where(
                sessions.c.user_id == user_id, sessions.c.token_hash.startswith(key)
            )
        )


def holder(connection: Connection, token: str, at: datetime) -> Holder | None:
    """Return whose session it is, while it lasts."""
    row = connection.execute(
        select(sessions.c.user_id, users.c.language, sessions.c.way, users.c.must_change)
        .join(users, users.c.user_id == sessions.c.user_id)
        .where(
            sessions.c.token_hash == digest(token),
            sessions.c.expires_at > at,
            sessions.c.stage == "open",
        )
    ).first()
    return None if row is None else Holder(*row)


def drop(connection: Connection, token: str) -> None:
    """End one session."""
    connection.execute(delete(sessions).where(sessions.c.token_hash == digest(token)))


def drop_all(connection: Connection, user_id: int) -> None:
    """End every session of somebody."""
    connection.execute(delete(sessions).where(sessions.c.user_id == user_id))


def any_ended(connection: Connection, at: datetime) -> bool:
    """Say whether a session is kept whose time is over."""
    query = select(sessions.c.user_id).where(sessions.c.expires_at <= at).limit(1)
    return connection.execute(query).first() is not None


def drop_ended(connection: Connection, at: datetime) -> None:
    """Forget the sessions whose time is over."""
    connection.execute(delete(sessions).where(sessions.c.expires_at <= at))


def drop_others(connection: Connection, user_id: int, kept: str | None) -> None:
    """End somebody's sessions save the one at hand."""
    others = (sessions.c.user_id == user_id, sessions.c.token_hash != digest(kept or ""))
    connection.execute(delete(sessions).where(*others))


def prolong(connection: Connection, by: timedelta) -> None:
    """Move every end, as a sample clock moves: nobody has been away for that long."""
    for row in connection.execute(select(sessions.c.token_hash, sessions.c.expires_at)).all():
        connection.execute(
            update(sessions)
            .where(sessions.c.token_hash == row.token_hash)
            .values(expires_at=row.expires_at + by)
        )
