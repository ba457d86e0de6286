"""The term of a deadline has ended: tell the case."""

from dataclasses import dataclass

from engine.commands.cases.case_work import hold
from engine.commands.cases.stepping import take
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.model.steps import DeadlineReached
from engine.projections.steps import case_of
from engine.store import cases


@dataclass(frozen=True)
class ReachDeadline(Command[None]):
    """The term of a deadline has ended."""

    deadline_id: str


@performs
def reach_deadline(command: ReachDeadline, work: Work) -> None:
    """Deliver the end of a term; a deadline that was cancelled meanwhile is left alone."""
    case = hold(work, case_of(command.deadline_id), None)
    row = cases.read_deadline(work.connection, command.deadline_id)
    if row is None or row.state != "open" or row.due_at > work.now:
        return
    case.legal_date = row.due_on
    take(
        case,
        DeadlineReached(row.activity_key),
        Kind.DEADLINE_REACHED,
        {"timer": row.timer_id, "due_on": row.due_on},
        row.element,
    )
