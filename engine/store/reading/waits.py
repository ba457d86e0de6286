"""What stands open in cases: tasks, panel items, deadlines, messages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, select

from engine.store.tables import cases, catches, deadlines, panel_items, seats, tasks, users


@dataclass(frozen=True)
class TaskLine:
    """One task, open or not."""

    task_id: str
    case_id: int
    activity_key: str
    element: str
    name: str
    role: str
    panel: bool
    form_id: str | None
    form_digest: str | None
    properties: str
    council_id: int | None
    assignee_id: int | None
    assignee: str | None
    state: str
    opened_on: date
    due_on: date | None


@dataclass(frozen=True)
class ItemLine:
    """One seat's paper on one subject: whether it was filed, never what it says."""

    item_id: str
    task_id: str
    case_id: int
    seat_id: int
    seat_code: str
    seat_role: str
    user_id: int
    person: str
    subject_id: int | None
    subject: str | None
    state: str
    filed_at: datetime | None
    submission: str | None


@dataclass(frozen=True)
class WaitLine:
    """A deadline or a message a case waits for."""

    kind: str
    element: str
    name: str
    message: str | None
    due_on: date | None
    steps: str | None


def task(connection: Connection, task_id: str) -> TaskLine | None:
    """Return one task."""
    return next(iter(_tasks(connection, tasks.c.task_id == task_id)), None)


def open_tasks(connection: Connection, case_ids: Collection[int]) -> tuple[TaskLine, ...]:
    """Return the open tasks of some cases, the nearest deadline first."""
    return _tasks(connection, tasks.c.case_id.in_(case_ids) & (tasks.c.state == "open"))


def all_open(connection: Connection) -> tuple[TaskLine, ...]:
    """Return every open task, for a worker who does everybody's work."""
    return _tasks(connection, tasks.c.state == "open")


def next_due(connection: Connection) -> date | None:
    """Return the day on which the next deadline ends."""
    query = select(func.min(deadlines.c.due_on)).where(deadlines.c.state == "open")
    return connection.execute(query).scalar_one_or_none()


def tasked(connection: Connection, case_id: int, asked: Collection[str]) -> frozenset[str]:
    """Return those of ``asked`` roles for which there is, or was, a task in a case."""
    if not asked:
        return frozenset()
    of_case = (tasks.c.case_id == case_id, tasks.c.role.in_(asked))
    return frozenset(connection.execute(select(tasks.c.role).where(*of_case).distinct()).scalars())


def panels_of(connection: Connection, council_id: int) -> tuple[TaskLine, ...]:
    """Return every panel of a council, the open ones first."""
    return _tasks(connection, (tasks.c.council_id == council_id) & tasks.c.panel)


def item(connection: Connection, item_id: str) -> ItemLine | None:
    """Return one panel item."""
    return next(iter(_items(connection, panel_items.c.item_id == item_id)), None)


def items_of(connection: Connection, task_ids: Collection[str]) -> tuple[ItemLine, ...]:
    """Return the items of some panels, seat by seat."""
    return _items(connection, panel_items.c.task_id.in_(task_ids))


def waiting(connection: Connection, case_id: int) -> tuple[WaitLine, ...]:
    """Return the deadlines and messages a case waits for."""
    terms = connection.execute(
        select(deadlines.c.element, deadlines.c.name, deadlines.c.due_on, deadlines.c.steps)
        .where(deadlines.c.case_id == case_id, deadlines.c.state == "open")
        .order_by(deadlines.c.due_at, deadlines.c.deadline_id)
    )
    messages = connection.execute(
        select(catches.c.element, catches.c.name, catches.c.message)
        .where(catches.c.case_id == case_id)
        .order_by(catches.c.activity_key)
    )
    return (
        *(WaitLine("deadline", r.element, r.name, None, r.due_on, r.steps) for r in terms),
        *(WaitLine("message", r.element, r.name, r.message, None, None) for r in messages),
    )


def _tasks(connection: Connection, condition: ColumnElement[bool]) -> tuple[TaskLine, ...]:
    rows = connection.execute(
        select(
            tasks.c.task_id,
            tasks.c.case_id,
            tasks.c.activity_key,
            tasks.c.element,
            tasks.c.name,
            tasks.c.role,
            tasks.c.panel,
            tasks.c.form_id,
            tasks.c.form_digest,
            tasks.c.properties,
            tasks.c.council_id,
            tasks.c.assignee.label("assignee_id"),
            users.c.name.label("assignee"),
            tasks.c.state,
            tasks.c.opened_on,
            tasks.c.due_on,
        )
        .outerjoin(users, users.c.user_id == tasks.c.assignee)
        .where(condition)
        .order_by(
            tasks.c.state != "open",
            tasks.c.due_on.is_(None),
            tasks.c.due_on,
            tasks.c.opened_at,
            tasks.c.task_id,
        )
    ).mappings()
    return tuple(TaskLine(**row) for row in rows)


def _items(connection: Connection, condition: ColumnElement[bool]) -> tuple[ItemLine, ...]:
    subject = cases.alias("subject")
    rows = connection.execute(
        select(
            panel_items.c.item_id,
            panel_items.c.task_id,
            panel_items.c.case_id,
            panel_items.c.seat_id,
            seats.c.code.label("seat_code"),
            seats.c.role.label("seat_role"),
            panel_items.c.user_id,
            users.c.name.label("person"),
            panel_items.c.subject_id,
            subject.c.title.label("subject"),
            panel_items.c.state,
            panel_items.c.filed_at,
            panel_items.c.submission,
        )
        .join(seats, seats.c.seat_id == panel_items.c.seat_id)
        .join(users, users.c.user_id == panel_items.c.user_id)
        .outerjoin(subject, subject.c.case_id == panel_items.c.subject_id)
        .where(condition)
        .order_by(panel_items.c.task_id, panel_items.c.seat_id, panel_items.c.subject_id)
    ).mappings()
    return tuple(ItemLine(**row) for row in rows)
