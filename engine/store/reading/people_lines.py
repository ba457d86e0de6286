"""Accounts as a list shows them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from engine.model.folding import fold
from engine.store.grants import held_on
from engine.store.tables import grants, organisations, users


@dataclass(frozen=True)
class PersonLine:
    """An account with its roles."""

    user_id: int
    login: str
    name: str
    organisation: str | None
    enabled: bool
    roles: tuple[str, ...]


def people(
    connection: Connection,
    authority_ids: Collection[int],
    text: str,
    window: tuple[int, int],
    on: date,
) -> tuple[int, tuple[PersonLine, ...]]:
    """Return how many accounts of these authorities match and those of ``window``, by name.

    The roles are those held on that day.
    """
    condition = and_(_folded(users.c.folded, text), around(authority_ids))
    total = connection.execute(
        select(func.count()).select_from(users).where(condition)
    ).scalar_one()
    offset, number = window
    chosen = connection.execute(
        select(users.c.user_id)
        .where(condition)
        .order_by(users.c.folded, users.c.user_id)
        .offset(offset)
        .limit(number)
    ).scalars()
    return total, _with_roles(connection, chosen.all(), on)


def _with_roles(
    connection: Connection, chosen: Collection[int], on: date
) -> tuple[PersonLine, ...]:
    rows = connection.execute(
        select(
            users.c.user_id,
            users.c.login,
            users.c.name,
            organisations.c.name.label("organisation"),
            users.c.enabled,
            grants.c.role,
        )
        .outerjoin(organisations, organisations.c.organisation_id == users.c.organisation_id)
        .outerjoin(grants, and_(grants.c.user_id == users.c.user_id, held_on(on)))
        .where(users.c.user_id.in_(chosen))
        .order_by(users.c.folded, users.c.user_id, grants.c.grant_id)
    ).all()
    roles: dict[int, tuple[str, ...]] = {}
    for row in rows:
        roles[row.user_id] = (*roles.get(row.user_id, ()), *([row.role] if row.role else ()))
    once = {row.user_id: row for row in rows}
    return tuple(
        PersonLine(
            row.user_id, row.login, row.name, row.organisation, row.enabled, roles[row.user_id]
        )
        for row in once.values()
    )


def around(authority_ids: Collection[int]) -> ColumnElement[bool]:
    """Condition on ``users``: looked after there, by nobody yet, or holding a role there."""
    return or_(
        users.c.authority_id.is_(None),
        users.c.authority_id.in_(authority_ids),
        users.c.user_id.in_(
            select(grants.c.user_id).where(grants.c.authority_id.in_(authority_ids))
        ),
    )


def _folded(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    words = [word for word in fold(text).split(" ") if word]
    return and_(true(), *(column.contains(word, autoescape=True) for word in words))
