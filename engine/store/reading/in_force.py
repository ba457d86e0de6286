"""Which processes are in force for an authority on a day."""

from datetime import date

from sqlalchemy import Connection, or_, select

from engine.store import bundles
from engine.store.bundles import Bundle
from engine.store.tables import versions


def processes(connection: Connection, authority_id: int, on: date) -> tuple[Bundle, ...]:
    """Return the version of each process that applies; an authority's own before the base."""
    rows = connection.execute(
        select(versions.c.process_id, versions.c.bundle_digest)
        .where(
            or_(versions.c.authority_id == authority_id, versions.c.authority_id.is_(None)),
            versions.c.valid_from <= on,
            or_(versions.c.valid_to.is_(None), versions.c.valid_to >= on),
        )
        .order_by(versions.c.authority_id.is_not(None), versions.c.version_id)
    )
    found = {row.process_id: row.bundle_digest for row in rows}
    return tuple(bundles.load(connection, found[name]) for name in sorted(found))
