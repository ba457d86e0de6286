"""Parties of cases and missions, and seats of councils."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from engine.model.actors import Party
from engine.store.tables import parties as table
from engine.store.tables import seats as seat_table


@dataclass(frozen=True)
class Seat:
    """One member of a council."""

    seat_id: int
    code: str
    role: str
    user_id: int


def of(connection: Connection, party_id: int) -> tuple[Party, ...]:
    """Return the parties of a case or a mission."""
    rows = connection.execute(
        select(table.c.role, table.c.user_id, table.c.organisation_id).where(
            table.c.party_id == party_id
        )
    )
    return tuple(Party(*row) for row in rows)


def put(connection: Connection, party_id: int, found: Mapping[str, Party]) -> None:
    """Give a case or a mission these parties, replacing those of the same roles."""
    connection.execute(
        delete(table).where(table.c.party_id == party_id, table.c.role.in_(list(found)))
    )
    connection.execute(
        insert(table), [{"party_id": party_id, **party.__dict__} for party in found.values()]
    )


def seats(connection: Connection, council_id: int) -> tuple[Seat, ...]:
    """Return the seats of a council, chair first as entered."""
    rows = connection.execute(
        select(seat_table.c.seat_id, seat_table.c.code, seat_table.c.role, seat_table.c.user_id)
        .where(seat_table.c.council_id == council_id)
        .order_by(seat_table.c.seat_id)
    )
    return tuple(Seat(*row) for row in rows)
