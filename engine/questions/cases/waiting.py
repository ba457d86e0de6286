"""Who waits for whom, and for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.bpmn.elements import Element
from engine.model.actors import COUNCIL_ROLES, ORGANISATION_ROLES, PARTY_ROLES, Actor
from engine.permissions import sees_others
from engine.questions.cases.reach import Reached
from engine.questions.due import days_left
from engine.questions.processes import name_en
from engine.store.reading.waits import TaskLine, WaitLine


@dataclass(frozen=True)
class OpenTask:
    """An open task and the people it waits for."""

    place: str
    case_id: int
    element: str
    name: str
    name_en: str
    role: str
    panel: bool
    assignee: str | None
    waits_for: tuple[str, ...]
    opened_on: date
    due_on: date | None
    days_left: int | None


@dataclass(frozen=True)
class Waiting:
    """A deadline that will fire, or a message that will arrive."""

    #: ``deadline`` or ``message``.
    kind: str
    element: str
    name: str
    name_en: str
    message: str | None
    due_on: date | None
    days_left: int | None


def open_tasks(
    lines: tuple[TaskLine, ...],
    reached: Reached,
    officers: Mapping[str, tuple[str, ...]],
    actor: Actor,
    today: date,
) -> tuple[OpenTask, ...]:
    """Tell each open task with the names it waits for; a council's not to those it judges."""
    everything = sees_others(actor, reached.holders)
    return tuple(
        OpenTask(
            place=line.task_id,
            case_id=line.case_id,
            element=line.element,
            name=line.name,
            name_en=name_en(line.properties),
            role=line.role,
            panel=line.panel,
            assignee=line.assignee,
            waits_for=_waits_for(line, reached, officers, everything=everything),
            opened_on=line.opened_on,
            due_on=line.due_on,
            days_left=days_left(line.due_on, today),
        )
        for line in lines
    )


def waiting(
    lines: tuple[WaitLine, ...], elements: Mapping[str, Element], today: date
) -> tuple[Waiting, ...]:
    """Tell the deadlines and messages a case waits for."""
    return tuple(
        Waiting(
            kind=line.kind,
            element=line.element,
            name=line.name,
            name_en=elements[line.element].name_en if line.element in elements else "",
            message=line.message,
            due_on=line.due_on,
            days_left=days_left(line.due_on, today),
        )
        for line in lines
    )


def _waits_for(
    line: TaskLine,
    reached: Reached,
    officers: Mapping[str, tuple[str, ...]],
    *,
    everything: bool,
) -> tuple[str, ...]:
    if line.assignee:
        return (line.assignee,)
    if line.role in COUNCIL_ROLES and not everything:
        return ()
    return _names(line, reached, officers)


def _names(
    line: TaskLine, reached: Reached, officers: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    if line.role in PARTY_ROLES:
        held = [one for one in reached.parties if one.role == line.role]
        shared = line.role in ORGANISATION_ROLES
        named = [(one.organisation if shared else None) or one.person for one in held]
        return tuple(name for name in named if name)
    if line.role in COUNCIL_ROLES:
        seated = [one for one in reached.seats if one.council_id == line.council_id]
        return tuple(one.person for one in seated if line.panel or one.role == line.role)
    return officers.get(line.role, ())
