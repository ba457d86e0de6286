"""Steps nobody takes by hand: a deadline is reached, a message is delivered, a retry."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import select, update

from engine.commands.cases.case_work import CaseWork, hold
from engine.commands.cases.stepping import answer, go_on, settle
from engine.commands.errors import NotAllowed, NotFound, TaskNotOpen
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.model.steps import DeadlineReached, MessageArrived, Request
from engine.model.values import Value, loads
from engine.projections.steps import case_of
from engine.store import cases
from engine.store.tables import catches, messages, requests


@dataclass(frozen=True)
class ReachDeadline(Command[None]):
    """The term of a deadline has ended."""

    deadline_id: str


@dataclass(frozen=True)
class DeliverMessage(Command[None]):
    """Hand a waiting message to the catch that waits for it."""

    message_id: int


@dataclass(frozen=True)
class RetryOperation(Command[None]):
    """Try a failed operation again, after an administrator mended its cause."""

    request_id: str


@performs
def reach_deadline(command: ReachDeadline, work: Work) -> None:
    """Deliver the end of a term; a deadline that was cancelled meanwhile is left alone."""
    case = hold(work, case_of(command.deadline_id), None)
    row = cases.read_deadline(work.connection, command.deadline_id)
    if row is None or row.state != "open" or row.due_at > work.now:
        return
    case.legal_date = row.due_on
    _take(
        case,
        DeadlineReached(row.activity_key),
        Kind.DEADLINE_REACHED,
        {"timer": row.timer_id, "due_on": row.due_on},
        row.element,
    )


@performs
def deliver_message(command: DeliverMessage, work: Work) -> None:
    """Deliver to one chosen catch; to a case that is over it is recorded as undeliverable."""
    found = work.connection.execute(
        select(messages).where(messages.c.message_id == command.message_id)
    ).first()
    if found is None:
        raise NotFound("message")
    case = hold(work, found.to_case, None)
    state = work.connection.execute(
        select(messages.c.state).where(messages.c.message_id == command.message_id)
    ).scalar_one()
    if state != "waiting":
        return
    told: dict[str, Value] = {"message": found.name, "from": found.from_case}
    if case.row.state != "open":
        work.record(case.case_id, Kind.MESSAGE_UNDELIVERABLE, told)
        _mark(work, command.message_id, "undeliverable")
        return
    catch = work.connection.execute(
        select(catches)
        .where(catches.c.case_id == case.case_id, catches.c.message == found.name)
        .order_by(catches.c.activity_key)
        .limit(1)
    ).first()
    if catch is None:
        return
    payload = cast("dict[str, Value]", loads(found.payload))
    event = MessageArrived(catch.activity_key, payload)
    _mark(work, command.message_id, "delivered")
    _take(case, event, Kind.MESSAGE_DELIVERED, told | {"payload": payload}, catch.element)


@performs
def retry_operation(command: RetryOperation, work: Work) -> None:
    """Ask the operation again exactly as the process asked it."""
    case = hold(work, case_of(command.request_id), None)
    if not work.actor.holds("administrator", case.row.authority_id):
        raise NotAllowed("retry an operation, which is an administrator's")
    row = work.connection.execute(
        select(requests).where(requests.c.request_id == command.request_id)
    ).first()
    if row is None or row.state != "failed":
        raise TaskNotOpen(command.request_id)
    asked = cast("dict[str, dict[str, Value]]", loads(row.asked))
    request = Request(
        key=row.activity_key,
        element=row.element,
        kind="operation" if row.kind == "operation" else "decision",
        name=row.name,
        parameters=asked["with"],
        properties=cast("dict[str, str]", asked["properties"]),
    )
    work.record(
        case.case_id,
        Kind.OPERATION_RETRIED,
        {"name": row.name},
        element=row.element,
        activity_key=row.activity_key,
    )
    settle(case, command.request_id, "retried")
    if answer(case, request):
        go_on(case)
    case.finish()


def _take(
    case: CaseWork,
    event: DeadlineReached | MessageArrived,
    kind: Kind,
    body: dict[str, Value],
    element: str,
) -> None:
    case.feed(event, kind, body, element=element, activity_key=event.key)
    go_on(case)
    case.finish()


def _mark(work: Work, message_id: int, state: str) -> None:
    work.connection.execute(
        update(messages).where(messages.c.message_id == message_id).values(state=state)
    )
