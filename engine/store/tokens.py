"""Tokens, found by a secret that is itself never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from engine.model.values import digest
from engine.store.tables import tokens, users


@dataclass(frozen=True)
class TokenLine:
    """A token as its owner may see it: everything but the secret."""

    token_id: int
    name: str
    scope: str
    created_at: datetime
    expires_on: date


@dataclass(frozen=True)
class TokenHolder:
    """Whose token it is, and how far it reaches."""

    token_id: int
    user_id: int
    scope: str
    language: str


def add(connection: Connection, secret: str, user_id: int, line: TokenLine) -> int:
    """Keep the hash of a new token and return its id; the id of ``line`` is not looked at."""
    made = connection.execute(
        insert(tokens).values(
            token_hash=digest(secret),
            user_id=user_id,
            name=line.name,
            scope=line.scope,
            created_at=line.created_at,
            expires_on=line.expires_on,
        )
    )
    return int(cast("Sequence[int]", made.inserted_primary_key)[0])


def bearer(connection: Connection, secret: str, on: date) -> TokenHolder | None:
    """Return who a secret stands for, while it does."""
    row = connection.execute(
        select(tokens.c.token_id, tokens.c.user_id, tokens.c.scope, users.c.language)
        .join(users, users.c.user_id == tokens.c.user_id)
        .where(tokens.c.token_hash == digest(secret), _opens(on))
    ).first()
    return None if row is None else TokenHolder(*row)


def of_user(connection: Connection, user_id: int, on: date) -> tuple[TokenLine, ...]:
    """Return the tokens of somebody that still open something, the newest first."""
    rows = connection.execute(
        select(
            tokens.c.token_id,
            tokens.c.name,
            tokens.c.scope,
            tokens.c.created_at,
            tokens.c.expires_on,
        )
        .where(tokens.c.user_id == user_id, _opens(on))
        .order_by(tokens.c.token_id.desc())
    ).mappings()
    return tuple(TokenLine(**row) for row in rows)


def count(connection: Connection, user_id: int, on: date) -> int:
    """Return how many tokens of somebody still open something."""
    return connection.execute(
        select(func.count()).select_from(tokens).where(tokens.c.user_id == user_id, _opens(on))
    ).scalar_one()


def is_of(connection: Connection, token_id: int, user_id: int) -> bool:
    """Say whether somebody made that token, whether or not it still opens anything."""
    query = select(tokens.c.token_id).where(
        tokens.c.token_id == token_id, tokens.c.user_id == user_id
    )
    return connection.execute(query).first() is not None


def revoke(connection: Connection, token_id: int, at: datetime) -> bool:
    """End a token; false where it was ended before."""
    ended = connection.execute(
        update(tokens)
        .where(tokens.c.token_id == token_id, tokens.c.revoked_at.is_(None))
        .values(revoked_at=at)
    )
    return ended.rowcount == 1


def _opens(on: date) -> ColumnElement[bool]:
    return and_(tokens.c.revoked_at.is_(None), tokens.c.expires_on >= on)
