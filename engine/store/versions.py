"""Versions: which bundle is in force for a process, an authority and a legal date."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, or_, select

from engine.store import bundles
from engine.store.tables import versions


@dataclass(frozen=True)
class Version:
    """A bundle put into force."""

    process_id: str
    bundle_digest: str
    authority_id: int | None
    valid_from: date
    valid_to: date | None
    published_by: int
    published_at: datetime
    reason: str
    legal_basis: str


def add(connection: Connection, version: Version) -> None:
    """Put a bundle into force."""
    connection.execute(insert(versions).values(**version.__dict__))


def in_force(
    connection: Connection, process_id: str, authority_id: int, legal_date: date
) -> str | None:
    """Return the digest of the version that applies; an authority's own goes before the base."""
    return connection.execute(
        select(versions.c.bundle_digest)
        .where(
            versions.c.process_id == process_id,
            or_(versions.c.authority_id == authority_id, versions.c.authority_id.is_(None)),
            versions.c.valid_from <= legal_date,
            or_(versions.c.valid_to.is_(None), versions.c.valid_to >= legal_date),
        )
        .order_by(versions.c.authority_id.is_(None), versions.c.version_id.desc())
        .limit(1)
    ).scalar()


def any_of(connection: Connection, process_id: str) -> bool:
    """Say whether a process was ever published."""
    query = select(versions.c.version_id).where(versions.c.process_id == process_id).limit(1)
    return connection.execute(query).first() is not None


def diagrams_in_force(connection: Connection) -> list[str]:
    """Return the process texts of every version that has not ended."""
    found = connection.execute(
        select(versions.c.bundle_digest).where(versions.c.valid_to.is_(None)).distinct()
    )
    return [bundles.load(connection, digest).diagram for digest in found.scalars()]
