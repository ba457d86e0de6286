"""Who stands in a case, a mission or a council, with their names."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select

from engine.store.grants import held_on
from engine.store.tables import councils, grants, links, organisations, parties, seats, users


@dataclass(frozen=True)
class PartyLine:
    """A party with the names of person and organisation."""

    role: str
    user_id: int | None
    organisation_id: int | None
    person: str | None
    organisation: str | None


@dataclass(frozen=True)
class SeatLine:
    """A seat with its holder's name."""

    council_id: int
    seat_id: int
    code: str
    role: str
    user_id: int
    person: str
    organisation: str | None


def party_lines(connection: Connection, party_id: int) -> tuple[PartyLine, ...]:
    """Return the parties of a case or a mission."""
    rows = connection.execute(
        select(
            parties.c.role,
            parties.c.user_id,
            parties.c.organisation_id,
            users.c.name,
            organisations.c.name,
        )
        .outerjoin(users, users.c.user_id == parties.c.user_id)
        .outerjoin(organisations, organisations.c.organisation_id == parties.c.organisation_id)
        .where(parties.c.party_id == party_id)
        .order_by(parties.c.role)
    )
    return tuple(PartyLine(*row) for row in rows)


def seats_around(connection: Connection, case_id: int) -> tuple[SeatLine, ...]:
    """Return the seats of every council that sits in the case or judges it."""
    judged_in = select(links.c.parent_id).where(links.c.case_id == case_id)
    return _seats(connection, or_(councils.c.case_id == case_id, councils.c.case_id.in_(judged_in)))


def seats_of(connection: Connection, council_id: int) -> tuple[SeatLine, ...]:
    """Return the seats of one council, as the decision names them."""
    return _seats(connection, councils.c.council_id == council_id)


def officers(connection: Connection, authority_id: int, on: date) -> dict[str, tuple[str, ...]]:
    """Return the names of those who hold each role of an authority on that day."""
    rows = connection.execute(
        select(grants.c.role, users.c.name)
        .join(users, users.c.user_id == grants.c.user_id)
        .where(grants.c.authority_id == authority_id, users.c.enabled, held_on(on))
        .order_by(grants.c.role, grants.c.grant_id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for role, name in rows:
        found[role] = (*found.get(role, ()), name)
    return found


def _seats(connection: Connection, condition: ColumnElement[bool]) -> tuple[SeatLine, ...]:
    rows = connection.execute(
        select(
            seats.c.council_id,
            seats.c.seat_id,
            seats.c.code,
            seats.c.role,
            seats.c.user_id,
            users.c.name,
            organisations.c.name,
        )
        .join(councils, councils.c.council_id == seats.c.council_id)
        .join(users, users.c.user_id == seats.c.user_id)
        .outerjoin(organisations, organisations.c.organisation_id == users.c.organisation_id)
        .where(condition)
        .order_by(seats.c.seat_id)
    )
    return tuple(SeatLine(*row) for row in rows)
