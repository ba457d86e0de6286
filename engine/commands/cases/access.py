"""Who may do a task: asked inside the transaction, answered by ``engine.permissions``."""

from engine.commands.errors import NotAllowed, NotFound, TaskTaken
from engine.commands.work import Work
from engine.model.actors import COUNCIL_ROLES, PARTY_ROLES
from engine.permissions import Holders, SeatHolder, may_see
from engine.permissions import holds as holds_in
from engine.store import parties
from engine.store.cases import CaseRow, TaskRow


def holds(work: Work, case: CaseRow, role: str) -> bool:
    """Say whether the actor holds a role in a case; reads only what the role can come from."""
    return holds_in(work.actor, role, holders_of(work, case, {role}))


def require_doer(work: Work, case: CaseRow, task: TaskRow, role: str | None = None) -> None:
    """Refuse unless the actor may do the task now.

    A stranger is told that there is no such task, so that ids tell nothing away.
    """
    wanted = role or task.role
    if holds(work, case, wanted):
        if task.assignee not in {None, work.actor.user_id}:
            raise TaskTaken(task.task_id)
        return
    if may_see(work.actor, holders_of(work, case, PARTY_ROLES | COUNCIL_ROLES)):
        raise NotAllowed(f"complete task {task.task_id}, which is for {wanted}")
    raise NotFound("task")


def holders_of(work: Work, case: CaseRow, roles: set[str] | frozenset[str]) -> Holders:
    """Return who stands in the case, as far as ``roles`` can come from it."""
    connection = work.connection
    found = parties.of(connection, case.party_id) if roles & PARTY_ROLES else ()
    seats: tuple[SeatHolder, ...] = ()
    if roles & COUNCIL_ROLES and case.council_id is not None:
        sitting = parties.seats(connection, case.council_id)
        seats = tuple(SeatHolder(one.role, one.user_id, one.code) for one in sitting)
    return Holders(case.authority_id, found, seats)
