"""Registers: gapless numbers per authority, register and year."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select, update

from engine.store.tables import numbers
from engine.store.tables import registers as table


@dataclass(frozen=True)
class Drawn:
    """A number that now belongs to a paper for ever."""

    register_id: int
    number: int
    text: str


def find(connection: Connection, authority_id: int, key: str, year: int) -> int | None:
    """Return the register of that year, or ``None``."""
    return connection.execute(
        select(table.c.register_id).where(
            table.c.authority_id == authority_id, table.c.key == key, table.c.year == year
        )
    ).scalar()


def open_register(
    connection: Connection, register_id: int, authority_id: int, key: str, year: int, mask: str
) -> None:
    """Open a register for a year; its numbers begin at one."""
    connection.execute(
        insert(table).values(
            register_id=register_id,
            authority_id=authority_id,
            key=key,
            year=year,
            mask=mask,
            last_number=0,
        )
    )


def draw(connection: Connection, register_id: int, case_id: int, element: str, on: date) -> Drawn:
    """Draw the next number; it is returned to nobody, so a roll-back leaves no gap."""
    row = connection.execute(
        update(table)
        .where(table.c.register_id == register_id)
        .values(last_number=table.c.last_number + 1)
        .returning(table.c.last_number, table.c.mask, table.c.year)
    ).one()
    text = row.mask.format(n=row.last_number, year=row.year, yy=row.year % 100)
    connection.execute(
        insert(numbers).values(
            register_id=register_id,
            number=row.last_number,
            text=text,
            case_id=case_id,
            element=element,
            drawn_on=on,
            void=False,
        )
    )
    return Drawn(register_id, row.last_number, text)
