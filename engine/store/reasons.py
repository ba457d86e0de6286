"""Why administrators did what they did, apart from the chain that proves it."""

import secrets
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from engine.model.values import digest
from engine.store.tables import reasons


def keep(connection: Connection, reason: str) -> str:
    """Keep a reason and return the salted digest by which an event tells it."""
    salt = secrets.token_hex(32)
    found = digest(salt + reason)
    connection.execute(insert(reasons).values(digest=found, salt=salt, reason=reason))
    return found


def of(connection: Connection, digests: Sequence[str]) -> dict[str, str]:
    """Return the reasons that are still kept, by their digest."""
    found = connection.execute(
        select(reasons.c.digest, reasons.c.reason).where(reasons.c.digest.in_(digests))
    )
    return {row.digest: row.reason for row in found}


def altered(connection: Connection, digests: Sequence[str]) -> list[str]:
    """Return those of ``digests`` whose reason is no longer what was given; erased ones hold."""
    found = connection.execute(select(reasons).where(reasons.c.digest.in_(digests)))
    return [row.digest for row in found if digest(row.salt + row.reason) != row.digest]
