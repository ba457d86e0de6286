"""Claim and release: which colleague has it in hand."""

from dataclasses import dataclass

from engine.commands.cases.access import require_doer
from engine.commands.cases.complete_task import held_task
from engine.commands.errors import NotAllowed, TaskNotOpen, TaskTaken
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import cases
from engine.store.cases import TaskRow


@dataclass(frozen=True)
class ClaimTask(Command[None]):
    """Take a task of one's unit in hand, so that no colleague does it twice."""

    task_id: str


@dataclass(frozen=True)
class ReleaseTask(Command[None]):
    """Put a claimed task back for the unit."""

    task_id: str


@performs
def claim_task(command: ClaimTask, work: Work) -> None:
    """Refuse when somebody else was first."""
    task = _open_task(work, command.task_id)
    if task.assignee == work.actor.user_id:
        return
    if task.assignee is not None:
        raise TaskTaken(task.task_id)
    _assign(work, task, work.actor.user_id, Kind.TASK_CLAIMED)


@performs
def release_task(command: ReleaseTask, work: Work) -> None:
    """Refuse to release what one does not hold."""
    task = _open_task(work, command.task_id)
    if task.assignee != work.actor.user_id:
        raise NotAllowed(f"release task {task.task_id}, which is not in your hands")
    _assign(work, task, None, Kind.TASK_RELEASED)


def _open_task(work: Work, task_id: str) -> TaskRow:
    case, task = held_task(work, task_id)
    require_doer(work, case, task)
    if task.state != "open":
        raise TaskNotOpen(task.task_id)
    return task


def _assign(work: Work, task: TaskRow, user_id: int | None, kind: Kind) -> None:
    cases.assign(work.connection, task.task_id, user_id)
    work.record(task.case_id, kind, {}, element=task.element, activity_key=task.activity_key)
