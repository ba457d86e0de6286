"""Who may do a task: asked inside the transaction, answered by ``engine.permissions``."""

from engine.commands.errors import NotAllowed, NotFound, TaskTaken
from engine.commands.work import Work
from engine.model.actors import COUNCIL_ROLES, PARTY_ROLES
from engine.store import parties
from engine.store.cases import CaseRow, TaskRow


def holds(work: Work, case: CaseRow, role: str) -> bool:
    """Say whether the actor holds a role in a case: by grant, as a party, or by a seat."""
    actor = work.actor
    if role in PARTY_ROLES:
        return any(
            party.role == role and party.is_held_by(actor)
            for party in parties.of(work.connection, case.party_id)
        )
    if role in COUNCIL_ROLES and case.council_id is not None:
        return any(
            seat.user_id == actor.user_id and seat.role == role
            for seat in parties.seats(work.connection, case.council_id)
        )
    return actor.holds(role, case.authority_id)


def require_doer(work: Work, case: CaseRow, task: TaskRow, role: str | None = None) -> None:
    """Refuse unless the actor may do the task now.

    A stranger is told that there is no such task, so that ids tell nothing away.
    """
    if holds(work, case, role or task.role):
        if task.assignee not in {None, work.actor.user_id}:
            raise TaskTaken(task.task_id)
        return
    if work.actor.authorities_held() & {case.authority_id}:
        raise NotAllowed(f"complete task {task.task_id}, which is for {role or task.role}")
    raise NotFound("task")
