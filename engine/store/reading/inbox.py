"""One page of an inbox, in two statements whatever its length."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from engine.model.folding import fold
from engine.store.reading.addressed import Roles, to_me, to_my_unit
from engine.store.tables import cases, missions, tasks, users

Found: TypeAlias = FromClause[ReadOnlyColumnCollection[str, KeyedColumnElement[object]]]


@dataclass(frozen=True)
class InboxLine:
    """One open task, panel item or panel to close."""

    place: str
    task_id: str
    panel: bool
    name: str
    role: str
    properties: str
    process_id: str
    bundle_digest: str
    case_id: int
    case_title: str
    mission_id: int | None
    mission_title: str | None
    mission_code: str | None
    assignee_id: int | None
    assignee: str | None
    opened_on: date
    due_on: date | None
    subject: str | None


@dataclass(frozen=True)
class InboxCounts:
    """How many wait: all that match the search, and all in each scope."""

    total: int
    mine: int
    unit: int


def counts(connection: Connection, who: Roles, scope: str, text: str) -> InboxCounts:
    """Count in one statement."""
    mine, unit = to_me(who).subquery("mine"), to_my_unit(who).subquery("unit")
    chosen = _chosen(who, scope)
    total = select(func.count()).select_from(_source(chosen)).where(_matches(text))
    row = connection.execute(
        select(
            total.scalar_subquery().label("total"),
            select(func.count()).select_from(mine).scalar_subquery().label("mine"),
            select(func.count()).select_from(unit).scalar_subquery().label("unit"),
        )
    ).one()
    return InboxCounts(row.total, row.mine, row.unit)


def lines(
    connection: Connection, who: Roles, scope: str, text: str, window: tuple[int, int]
) -> tuple[InboxLine, ...]:
    """Return the lines of ``window`` (offset, number), the nearest deadline first."""
    chosen, (offset, number) = _chosen(who, scope), window
    subject, holder = cases.alias("subject"), users.alias("holder")
    query = (
        select(
            chosen.c.item_id.label("place"),
            tasks.c.task_id,
            tasks.c.panel,
            tasks.c.name,
            chosen.c.role,
            tasks.c.properties,
            cases.c.process_id,
            cases.c.bundle_digest,
            cases.c.case_id,
            cases.c.title.label("case_title"),
            cases.c.mission_id,
            missions.c.title.label("mission_title"),
            missions.c.code.label("mission_code"),
            tasks.c.assignee.label("assignee_id"),
            holder.c.name.label("assignee"),
            tasks.c.opened_on,
            tasks.c.due_on,
            subject.c.title.label("subject"),
        )
        .select_from(
            _source(chosen)
            .outerjoin(subject, subject.c.case_id == chosen.c.subject_id)
            .outerjoin(holder, holder.c.user_id == tasks.c.assignee)
        )
        .where(_matches(text))
        .order_by(tasks.c.due_on.is_(None), tasks.c.due_on, tasks.c.opened_at, chosen.c.item_id)
        .offset(offset)
        .limit(number)
    )
    rows = connection.execute(query).mappings()
    return tuple(InboxLine(**row) for row in rows)


def _chosen(who: Roles, scope: str) -> Found:
    return (to_my_unit(who) if scope == "unit" else to_me(who)).subquery("chosen")


def _source(chosen: Found) -> Found:
    return (
        chosen.join(tasks, tasks.c.task_id == chosen.c.task_id)
        .join(cases, cases.c.case_id == tasks.c.case_id)
        .outerjoin(missions, missions.c.mission_id == cases.c.mission_id)
    )


def _matches(text: str) -> ColumnElement[bool]:
    found = func.coalesce(missions.c.folded, "")
    return and_(
        true(),
        *(
            or_(
                tasks.c.folded.contains(word, autoescape=True),
                found.contains(word, autoescape=True),
            )
            for word in fold(text).split(" ")
            if word
        ),
    )
