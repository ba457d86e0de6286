"""Rows of a case and of what stands open in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from engine.store.tables import cases, catches, deadlines, tasks


@dataclass(frozen=True)
class CaseRow:
    """A case as it stands."""

    case_id: int
    process_id: str
    bundle_digest: str
    authority_id: int
    mission_id: int | None
    parent_id: int | None
    council_id: int | None
    party_id: int
    title: str
    folded: str
    state: str
    ending: str | None
    revision: int
    snapshot: bytes
    started_on: date
    started_at: datetime
    ended_at: datetime | None = None
    latest: str = "{}"


@dataclass(frozen=True)
class TaskRow:
    """A task as the inbox knows it."""

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
    authority_id: int
    party_id: int
    council_id: int | None
    folded: str
    assignee: int | None
    state: str
    opened_at: datetime
    opened_on: date
    closed_at: datetime | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class DeadlineRow:
    """A legal deadline that fires."""

    deadline_id: str
    case_id: int
    activity_key: str
    element: str
    name: str
    timer_id: str | None
    starts_on: date
    amount: int
    unit: str
    direction: str
    pauses: str
    due_on: date
    due_at: datetime
    state: str
    steps: str


def read(connection: Connection, case_id: int) -> CaseRow | None:
    """Return the case, or ``None``."""
    row = connection.execute(select(cases).where(cases.c.case_id == case_id)).first()
    return None if row is None else CaseRow(**row._mapping)  # noqa: SLF001 - public despite its name


def read_with_task(connection: Connection, task_id: str) -> tuple[CaseRow, TaskRow] | None:
    """Return a task and its case in one statement; the stream must be held already."""
    row = connection.execute(
        select(cases, tasks)
        .join(tasks, tasks.c.case_id == cases.c.case_id)
        .where(tasks.c.task_id == task_id)
    ).first()
    return None if row is None else (CaseRow(**_part(row, cases)), TaskRow(**_part(row, tasks)))


def read_deadline(connection: Connection, deadline_id: str) -> DeadlineRow | None:
    """Return a deadline, or ``None``."""
    query = select(deadlines).where(deadlines.c.deadline_id == deadline_id)
    row = connection.execute(query).first()
    return None if row is None else DeadlineRow(**row._mapping)  # noqa: SLF001 - public despite its name


def is_running(connection: Connection, mission_id: int, process_id: str) -> bool:
    """Say whether the mission has an open case of that process."""
    query = select(cases.c.case_id).where(
        cases.c.mission_id == mission_id,
        cases.c.process_id == process_id,
        cases.c.state == "open",
    )
    return connection.execute(query).first() is not None


def add(connection: Connection, case: CaseRow) -> None:
    """Write a new case."""
    connection.execute(insert(cases).values(**case.__dict__))


def move(connection: Connection, before: CaseRow, after: CaseRow) -> bool:
    """Write what a step changed; false when another step was written since ``before``."""
    changed = {
        name: value for name, value in after.__dict__.items() if value != getattr(before, name)
    }
    moved = connection.execute(
        update(cases)
        .where(cases.c.case_id == before.case_id, cases.c.revision == before.revision)
        .values(**changed | {"revision": before.revision + 1})
    )
    return moved.rowcount == 1


def open_all(
    connection: Connection,
    opened_tasks: Sequence[TaskRow],
    opened_deadlines: Sequence[DeadlineRow],
    opened_catches: Sequence[Mapping[str, object]],
) -> None:
    """Write what a step opened, a statement a table."""
    if opened_tasks:
        connection.execute(insert(tasks), [row.__dict__ for row in opened_tasks])
    if opened_deadlines:
        connection.execute(insert(deadlines), [row.__dict__ for row in opened_deadlines])
    if opened_catches:
        connection.execute(insert(catches), [dict(row) for row in opened_catches])


def assign(connection: Connection, task_id: str, user_id: int | None) -> None:
    """Say in whose hands a task is."""
    connection.execute(update(tasks).where(tasks.c.task_id == task_id).values(assignee=user_id))


def close_tasks(
    connection: Connection, case_id: int, keys: Collection[str], state: str, at: datetime
) -> None:
    """Take tasks out of the inboxes."""
    connection.execute(
        update(tasks)
        .where(tasks.c.case_id == case_id, tasks.c.activity_key.in_(keys), tasks.c.state == "open")
        .values(state=state, closed_at=at)
    )


def close_waits(connection: Connection, case_id: int, keys: Collection[str], state: str) -> None:
    """End deadlines and message catches that the case no longer waits for."""
    connection.execute(
        update(deadlines)
        .where(
            deadlines.c.case_id == case_id,
            deadlines.c.activity_key.in_(keys),
            deadlines.c.state.in_(("open", "paused")),
        )
        .values(state=state)
    )
    connection.execute(
        delete(catches).where(catches.c.case_id == case_id, catches.c.activity_key.in_(keys))
    )


def _part(row: Row[tuple[object, ...]], table: Table) -> dict[str, Any]:  # type: ignore[explicit-any] # columns of every type
    mapping = row._mapping  # noqa: SLF001 - public despite its name
    return {one.name: mapping[one] for one in table.columns}
