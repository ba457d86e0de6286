"""One account as an administrator looks at it, and what there is to choose from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, and_, or_, select

from engine.store.grants import held_on
from engine.store.reading.people_lines import around
from engine.store.tables import authorities, cases, grants, organisations, tasks, units, users


@dataclass(frozen=True)
class RoleLine:
    """A role with the names of authority and unit."""

    grant_id: int
    role: str
    authority_id: int
    authority: str | None
    unit: str | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class HeldTaskLine:
    """An open task in somebody's hands."""

    task_id: str
    case_id: int
    case_title: str
    name: str
    role: str
    authority_id: int
    due_on: date | None


@dataclass(frozen=True)
class Choice:
    """Something to choose: its id and what it is called."""

    id: int
    name: str


@dataclass(frozen=True)
class UnitLine:
    """A unit with its authority."""

    unit_id: int
    authority_id: int
    authority: str
    key: str
    name: str


def is_around(connection: Connection, user_id: int, authority_ids: Collection[int]) -> bool:
    """Say whether an account has to do with one of these authorities."""
    query = select(users.c.user_id).where(users.c.user_id == user_id, around(authority_ids))
    return connection.execute(query).first() is not None


def roles(connection: Connection, user_id: int) -> tuple[RoleLine, ...]:
    """Return every role somebody was given, those that are over too."""
    rows = connection.execute(
        select(
            grants.c.grant_id,
            grants.c.role,
            grants.c.authority_id,
            authorities.c.name,
            units.c.name,
            grants.c.valid_from,
            grants.c.valid_to,
        )
        .outerjoin(authorities, authorities.c.authority_id == grants.c.authority_id)
        .outerjoin(units, units.c.unit_id == grants.c.unit_id)
        .where(grants.c.user_id == user_id)
        .order_by(grants.c.valid_from, grants.c.grant_id)
    )
    return tuple(RoleLine(*row) for row in rows)


def in_hand(
    connection: Connection, user_id: int, authority_ids: Collection[int]
) -> tuple[HeldTaskLine, ...]:
    """Return the open tasks somebody has claimed in these authorities."""
    rows = connection.execute(
        select(
            tasks.c.task_id,
            tasks.c.case_id,
            cases.c.title,
            tasks.c.name,
            tasks.c.role,
            tasks.c.authority_id,
            tasks.c.due_on,
        )
        .join(cases, cases.c.case_id == tasks.c.case_id)
        .where(
            tasks.c.state == "open",
            tasks.c.assignee == user_id,
            tasks.c.authority_id.in_(authority_ids),
        )
        .order_by(tasks.c.due_on, tasks.c.task_id)
    )
    return tuple(HeldTaskLine(*row) for row in rows)


def colleagues(
    connection: Connection, held: Collection[tuple[int, str]], on: date, leaving: int
) -> tuple[Choice, ...]:
    """Return who holds one of these roles (authority, role) on that day, by name."""
    if not held:
        return ()
    one_of = [and_(grants.c.authority_id == where, grants.c.role == role) for where, role in held]
    rows = connection.execute(
        select(users.c.user_id, users.c.name, users.c.folded)
        .join(grants, grants.c.user_id == users.c.user_id)
        .where(
            or_(*one_of),
            held_on(on),
            users.c.enabled,
            users.c.user_id != leaving,
        )
        .distinct()
        .order_by(users.c.folded, users.c.user_id)
    )
    return tuple(Choice(row.user_id, row.name) for row in rows)


def organisations_by_name(connection: Connection) -> tuple[Choice, ...]:
    """Return every organisation."""
    rows = connection.execute(
        select(organisations.c.organisation_id, organisations.c.name).order_by(
            organisations.c.folded, organisations.c.organisation_id
        )
    )
    return _choices(rows.all())


def authorities_named(connection: Connection, ids: Collection[int]) -> tuple[Choice, ...]:
    """Return the authorities of these ids by name."""
    rows = connection.execute(
        select(authorities.c.authority_id, authorities.c.name)
        .where(authorities.c.authority_id.in_(ids))
        .order_by(authorities.c.name)
    )
    return _choices(rows.all())


def units_of(connection: Connection, ids: Collection[int]) -> tuple[UnitLine, ...]:
    """Return the units of these authorities."""
    rows = connection.execute(
        select(units.c.unit_id, units.c.authority_id, authorities.c.name, units.c.key, units.c.name)
        .join(authorities, authorities.c.authority_id == units.c.authority_id)
        .where(units.c.authority_id.in_(ids))
        .order_by(authorities.c.name, units.c.key)
    )
    return tuple(UnitLine(*row) for row in rows)


def _choices(rows: Collection[Row[int, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(*row) for row in rows)
