"""Try a failed operation again, after an administrator mended its cause."""

from dataclasses import dataclass

from engine.commands.cases.access import holders_of
from engine.commands.cases.case_work import hold
from engine.commands.cases.stepping import answer, go_on
from engine.commands.errors import NotAllowed, NotFound, TaskNotOpen
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import COUNCIL_ROLES, PARTY_ROLES
from engine.model.events import Kind
from engine.permissions import ADMINISTRATOR, may_see
from engine.projections.steps import case_of
from engine.store import incidents


@dataclass(frozen=True)
class RetryOperation(Command[None]):
    """Try a failed operation again, after an administrator mended its cause."""

    request_id: str


@performs
def retry_operation(command: RetryOperation, work: Work) -> None:
    """Ask the operation again exactly as the process asked it."""
    case = hold(work, case_of(command.request_id), None)
    if not may_see(work.actor, holders_of(work, case.row, PARTY_ROLES | COUNCIL_ROLES)):
        raise NotFound("operation")
    if not work.actor.holds(ADMINISTRATOR, case.row.authority_id):
        raise NotAllowed("retry an operation, which is an administrator's")
    request = incidents.failed(work.connection, command.request_id)
    if request is None:
        raise TaskNotOpen(command.request_id)
    work.record(
        case.case_id,
        Kind.OPERATION_RETRIED,
        {"name": request.name},
        element=request.element,
        activity_key=request.key,
    )
    incidents.settle(work.connection, command.request_id, "retried")
    if answer(case, request):
        go_on(case)
    case.finish()
