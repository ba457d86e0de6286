"""Roles people hold, from a day to a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, update

from engine.store.tables import grants, users


@dataclass(frozen=True)
class GrantRow:
    """A role held in an authority; ``valid_to`` is the last day, ``None`` for no end."""

    grant_id: int
    user_id: int
    role: str
    authority_id: int
    unit_id: int | None
    valid_from: date
    valid_to: date | None


def held_on(on: date) -> ColumnElement[bool]:
    """Condition on ``grants``: held on that day."""
    return and_(grants.c.valid_from <= on, _not_over(on))


def one(connection: Connection, grant_id: int) -> GrantRow | None:
    """Return one role somebody was given, or ``None``."""
    row = connection.execute(select(grants).where(grants.c.grant_id == grant_id)).first()
    return None if row is None else GrantRow(*row)


def held_from(connection: Connection, user_id: int, on: date) -> tuple[GrantRow, ...]:
    """Return the roles somebody holds on that day or will hold later."""
    rows = connection.execute(
        select(grants).where(grants.c.user_id == user_id, _not_over(on)).order_by(grants.c.grant_id)
    )
    return tuple(GrantRow(*row) for row in rows)


def end(connection: Connection, grant_id: int, on: date) -> None:
    """Let ``on`` be the last day of a role; one that would begin later never begins."""
    connection.execute(
        delete(grants).where(grants.c.grant_id == grant_id, grants.c.valid_from > on)
    )
    connection.execute(update(grants).where(grants.c.grant_id == grant_id).values(valid_to=on))


def administrators_after(
    connection: Connection, authority_id: int, today: date, leaving: date
) -> frozenset[int]:
    """Return who administers today and still does on the day after ``leaving``."""
    rows = connection.execute(
        select(grants.c.user_id)
        .join(users, users.c.user_id == grants.c.user_id)
        .where(
            grants.c.authority_id == authority_id,
            grants.c.role == "administrator",
            grants.c.valid_from <= today,
            or_(grants.c.valid_to.is_(None), grants.c.valid_to > leaving),
            users.c.enabled,
        )
    )
    return frozenset(rows.scalars())


def _not_over(on: date) -> ColumnElement[bool]:
    return or_(grants.c.valid_to.is_(None), grants.c.valid_to >= on)
