"""What providers of sign-in call people."""

from sqlalchemy import Connection, insert, select

from engine.store.tables import identities


def user_of(connection: Connection, issuer: str, subject: str) -> int | None:
    """Return who that subject of that provider is, ``None`` before their first sign-in."""
    query = select(identities.c.user_id).where(
        identities.c.issuer == issuer, identities.c.subject == subject
    )
    return connection.execute(query).scalar()


def is_linked(connection: Connection, issuer: str, user_id: int) -> bool:
    """Say whether somebody is known to that provider under some subject already."""
    query = select(identities.c.user_id).where(
        identities.c.issuer == issuer, identities.c.user_id == user_id
    )
    return connection.execute(query).first() is not None


def link(connection: Connection, issuer: str, subject: str, user_id: int) -> None:
    """Tie a subject to an account for good."""
    connection.execute(insert(identities).values(issuer=issuer, subject=subject, user_id=user_id))
