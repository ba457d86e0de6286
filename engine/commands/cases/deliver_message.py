"""Hand a waiting message to the catch that waits for it."""

from dataclasses import dataclass
from decimal import Decimal

from engine.commands.cases.case_work import hold
from engine.commands.cases.stepping import take
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.model.steps import MessageArrived
from engine.model.values import Value
from engine.store import mailbox


@dataclass(frozen=True)
class DeliverMessage(Command[None]):
    """Hand a waiting message to the catch that waits for it."""

    message_id: int


@performs
def deliver_message(command: DeliverMessage, work: Work) -> None:
    """Deliver to one chosen catch; to a case that is over it is recorded as undeliverable."""
    found = mailbox.read(work.connection, command.message_id)
    if found is None:
        return
    case = hold(work, found.to_case, None)
    if mailbox.read(work.connection, command.message_id) is None:
        return
    told: dict[str, Value] = {"message": found.name, "from": Decimal(found.from_case)}
    if case.row.state != "open":
        work.record(case.case_id, Kind.MESSAGE_UNDELIVERABLE, told)
        mailbox.settle(work.connection, command.message_id, "undeliverable")
        return
    catch = mailbox.catch_of(work.connection, case.case_id, found.name)
    if catch is None:
        return
    key, element = catch
    mailbox.settle(work.connection, command.message_id, "delivered")
    event = MessageArrived(key, found.payload)
    take(case, event, Kind.MESSAGE_DELIVERED, told | {"payload": found.payload}, element)
