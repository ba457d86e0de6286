"""Authorities: what they are called."""

from sqlalchemy import Connection, select

from engine.store.tables import authorities as table


def suffix(connection: Connection, authority_id: int) -> str:
    """Return the abbreviation that ends the numbers of an authority's papers."""
    query = select(table.c.code).where(table.c.authority_id == authority_id)
    return str(connection.execute(query).scalar_one())


def with_code(connection: Connection, code: str) -> int | None:
    """Return the authority of that code, or ``None``."""
    query = select(table.c.authority_id).where(table.c.code == code)
    return connection.execute(query).scalar()
