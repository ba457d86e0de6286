"""Which open tasks are addressed to somebody: by claim, as a party, by a seat, by a role."""

from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    cast,
    false,
    literal,
    null,
    or_,
    select,
    tuple_,
    union,
)

from engine.model.actors import COUNCIL_ROLES, ORGANISATION_ROLES, PARTY_ROLES, Actor
from engine.store.tables import panel_items, parties, seats, tasks
from engine.store.tables.columns import Id

_OPEN = tasks.c.state == "open"
#: (place, task, subject, role) of what is addressed to somebody.
Addressed: TypeAlias = Select[str, str, int | None, str]
#: Who closes a panel that does not say so itself.
_CLOSER = "council_sci_sec"


@dataclass(frozen=True)
class Roles:
    """What an actor brings to the inbox, as the query needs it."""

    user_id: int
    organisation_id: int | None
    granted: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, actor: Actor) -> "Roles":
        """Leave out grants of roles that only parties and seats give."""
        outside = PARTY_ROLES | COUNCIL_ROLES
        held = {(g.authority_id, g.role) for g in actor.grants if g.role not in outside}
        return cls(actor.user_id, actor.organisation_id, tuple(sorted(held)))


def to_me(who: Roles) -> CompoundSelect[str, str, int | None, str]:
    """Select what waits for this very person."""
    free = or_(tasks.c.assignee.is_(None), tasks.c.assignee == who.user_id)
    plain = and_(_OPEN, tasks.c.panel.is_(False))
    claimed = _whole().where(plain, tasks.c.assignee == who.user_id)
    as_party = (
        _whole()
        .join(
            parties,
            and_(parties.c.party_id == tasks.c.party_id, parties.c.role == tasks.c.role),
        )
        .where(plain, free, is_party(who))
    )
    by_seat = (
        _whole()
        .join(seats, and_(seats.c.council_id == tasks.c.council_id, seats.c.role == tasks.c.role))
        .where(plain, free, seats.c.user_id == who.user_id)
    )
    to_close = (
        _whole(seats.c.role)
        .join(seats, seats.c.council_id == tasks.c.council_id)
        .where(
            _OPEN,
            tasks.c.panel,
            seats.c.user_id == who.user_id,
            or_(
                _closed_by(seats.c.role),
                and_(seats.c.role == _CLOSER, ~tasks.c.properties.contains('"close.role":')),
            ),
        )
    )
    return union(claimed, as_party, by_seat, to_close, _items(who))


def _items(who: Roles) -> Addressed:
    return (
        select(
            panel_items.c.item_id,
            panel_items.c.task_id,
            panel_items.c.subject_id,
            seats.c.role,
        )
        .join(tasks, tasks.c.task_id == panel_items.c.task_id)
        .join(seats, seats.c.seat_id == panel_items.c.seat_id)
        .where(panel_items.c.user_id == who.user_id, panel_items.c.state == "open", _OPEN)
    )


def to_my_unit(who: Roles) -> Addressed:
    """Select what waits for a role the actor shares with colleagues, in hand or not."""
    if not who.granted:
        return _whole().where(false())
    closing = [
        (
            tasks.c.panel & (tasks.c.authority_id == authority_id) & _closed_by(literal(role)),
            role,
        )
        for authority_id, role in who.granted
    ]
    mine = tuple_(tasks.c.authority_id, tasks.c.role).in_(who.granted)
    return _whole(case(*closing, else_=tasks.c.role)).where(
        _OPEN,
        or_(tasks.c.assignee.is_(None), tasks.c.assignee != who.user_id),
        or_(tasks.c.panel.is_(False) & mine, *(condition for condition, _ in closing)),
    )


def is_party(who: Roles) -> ColumnElement[bool]:
    """Condition on ``parties``: an organisation's role is its staff's, others are personal."""
    in_person = parties.c.user_id == who.user_id
    for_all = and_(
        parties.c.role.in_(ORGANISATION_ROLES),
        parties.c.organisation_id.is_not(None),
        parties.c.organisation_id == (who.organisation_id or 0),
    )
    personal = or_(parties.c.role.not_in(ORGANISATION_ROLES), parties.c.organisation_id.is_(None))
    return or_(and_(personal, in_person), for_all)


def _closed_by(role: ColumnElement[str]) -> ColumnElement[bool]:
    # Properties are canonical JSON, so this is how the property is written and no other way.
    return tasks.c.properties.contains(literal('"close.role":"') + role + literal('"'))


def _whole(role: ColumnElement[str] | None = None) -> Addressed:
    return select(
        tasks.c.task_id.label("item_id"),
        tasks.c.task_id,
        # A bare null has no type, and PostgreSQL cannot unite it with numbers.
        cast(null(), Id).label("subject_id"),
        (tasks.c.role if role is None else role).label("role"),
    )
