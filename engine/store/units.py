"""Units of an authority."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from engine.store.tables import units


@dataclass(frozen=True)
class UnitRow:
    """A unit: its key is short and stays, its name may change."""

    unit_id: int
    authority_id: int
    key: str
    name: str


def one(connection: Connection, unit_id: int) -> UnitRow | None:
    """Return a unit, or ``None``."""
    row = connection.execute(select(units).where(units.c.unit_id == unit_id)).first()
    return None if row is None else UnitRow(*row)


def by_key(connection: Connection, authority_id: int, key: str) -> UnitRow | None:
    """Return a unit of an authority by its key, or ``None``."""
    query = select(units).where(units.c.authority_id == authority_id, units.c.key == key)
    row = connection.execute(query).first()
    return None if row is None else UnitRow(*row)


def rename(connection: Connection, unit_id: int, name: str) -> None:
    """Call a unit otherwise from now on."""
    connection.execute(update(units).where(units.c.unit_id == unit_id).values(name=name))
