"""send-message: a row now, a delivery afterwards, one case lock at a time."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from engine.commands.cases.decision_variables import checked
from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import mailbox
from engine.store.mailbox import Message

#: To whom a message may go though there is nobody at the moment.
_SOMETIMES_NOBODY: Final = ("subjects", "children:")


@named("send-message")
def send_message(call: Call) -> Value:
    """Send ``message`` to ``parent``, to ``subjects`` or ``children``, or to a case of the mission.

    A subject is told its own state as ``outcome``. The number of messages is returned.
    """
    work, case = call.work, call.case
    name, to = call.needed("message"), call.needed("to")
    payload = checked(call.others("message", "to"))
    targets = list(_targets(call, to))
    if not targets and not to.startswith(_SOMETIMES_NOBODY):
        raise call.refuse(f"there is no open case to be told ({to})")
    for case_id, state in targets:
        told = payload | ({"outcome": state} if state else {})
        message = Message(name, case.case_id, case_id, told)
        mailbox.send(work.connection, message, work.now)
        work.record(
            case.case_id,
            Kind.MESSAGE_SENT,
            {"message": name, "to": case_id, "payload": told},
            legal_date=case.legal_date,
            element=call.request.element,
        )
    return Decimal(len(targets))


def _targets(call: Call, to: str) -> Iterator[tuple[int, str | None]]:
    row, connection = call.case.row, call.work.connection
    if to == "parent":
        if row.parent_id is not None:
            yield row.parent_id, None
    elif to.partition(":")[0] == "subjects":
        wanted = to.partition(":")[2]
        for subject, state in mailbox.subjects_of(connection, row.case_id):
            if wanted in {"", state}:
                yield subject, state
    elif to.startswith("children:"):
        for child in mailbox.children_of(connection, row.case_id, to.removeprefix("children:")):
            yield child, None
    elif to.startswith("mission:") and row.mission_id is not None:
        process_id = to.removeprefix("mission:")
        for case_id in mailbox.cases_of_mission(connection, row.mission_id, process_id):
            yield case_id, None
