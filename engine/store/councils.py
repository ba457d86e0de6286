"""Councils and their seats, as they are founded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from engine.store.tables import councils, seats, users


@dataclass(frozen=True)
class Council:
    """A council, founded by a decision."""

    council_id: int
    case_id: int
    authority_id: int
    kind: str
    decision_no: str | None
    decided_on: date


def found(
    connection: Connection, council: Council, sitting: Iterable[tuple[str, str, int]]
) -> None:
    """Write a council and its seats: (code, role, person)."""
    connection.execute(insert(councils).values(**council.__dict__))
    connection.execute(
        insert(seats),
        [
            {"council_id": council.council_id, "code": code, "role": role, "user_id": person}
            for code, role, person in sitting
        ],
    )


def organisations_of(connection: Connection, people: Iterable[int]) -> Mapping[int, int | None]:
    """Return for whom people work; somebody unknown is missing."""
    query = select(users.c.user_id, users.c.organisation_id)
    found = connection.execute(query.where(users.c.user_id.in_(list(people))))
    return {row.user_id: row.organisation_id for row in found}
