"""Put a claimed task into the hands of a colleague, or back for the unit."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.accounts.errors import ColleagueUnfit
from engine.commands.cases.complete_task import held_task
from engine.commands.errors import NotAllowed, NotFound, TaskNotOpen
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import SYSTEM
from engine.model.events import Kind
from engine.permissions import ADMINISTRATOR
from engine.store import cases, people
from engine.store.cases import TaskRow


@dataclass(frozen=True)
class HandOverTask(Command[None]):
    """Take a task from whoever claimed it; ``to_user_id`` of ``None`` leaves it to the unit."""

    task_id: str
    from_user_id: int
    to_user_id: int | None
    reason: str


@performs
def hand_over_task(command: HandOverTask, work: Work) -> None:
    """Refuse a colleague who could not have claimed it, and a task that moved on meanwhile.

    The case tells it to whoever reads its history, the administration why.
    """
    require_administrator(work)
    case, task = held_task(work, command.task_id)
    if work.actor.user_id != SYSTEM.user_id and case.authority_id not in work.actor.authorities(
        ADMINISTRATOR
    ):
        raise NotFound("task")
    if task.state != "open" or task.assignee != command.from_user_id:
        raise TaskNotOpen(task.task_id)
    if command.to_user_id is not None:
        _require_fit(work, task, command.to_user_id)
    cases.assign(work.connection, task.task_id, command.to_user_id)
    told = {"from": command.from_user_id, "to": command.to_user_id}
    work.record(
        task.case_id,
        Kind.TASK_HANDED_OVER,
        told,
        element=task.element,
        activity_key=task.activity_key,
    )
    record_act(
        work,
        Kind.TASK_HANDED_OVER,
        command.reason,
        case=task.case_id,
        task=task.task_id,
        user=command.from_user_id,
        colleague=command.to_user_id,
    )


def _require_fit(work: Work, task: TaskRow, user_id: int) -> None:
    if user_id == work.actor.user_id:
        raise NotAllowed("hand a task over to yourself")
    colleague = people.actor(work.connection, user_id, work.today)
    if colleague is None or not colleague.holds(task.role, task.authority_id):
        raise ColleagueUnfit(task.task_id)
