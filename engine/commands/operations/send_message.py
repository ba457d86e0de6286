"""send-message: a row now, a delivery afterwards, one case lock at a time."""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import insert, select

from engine.commands.cases.decision_variables import checked
from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value, dumps
from engine.store.tables import cases, links, messages


@named("send-message")
def send_message(call: Call) -> Value:
    """Send ``message`` to ``parent``, to every ``subjects`` case, or to ``mission:<process>``.

    A subject is told its own state as ``outcome``. The number of messages is returned.
    """
    work, case = call.work, call.case
    name, to = call.needed("message"), call.needed("to")
    payload = checked(call.others("message", "to"))
    targets = list(_targets(call, to))
    if not targets and to != "subjects":
        raise call.refuse(f"there is no open case to be told ({to})")
    for case_id, state in targets:
        told = payload | ({"outcome": state} if state else {})
        work.connection.execute(
            insert(messages).values(
                name=name,
                from_case=case.case_id,
                to_case=case_id,
                payload=dumps(told),
                state="waiting",
                sent_at=work.now,
            )
        )
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
    elif to == "subjects":
        found = connection.execute(
            select(cases.c.case_id, links.c.state)
            .outerjoin(
                links,
                (links.c.case_id == cases.c.case_id) & (links.c.parent_id == cases.c.parent_id),
            )
            .where(
                cases.c.parent_id == row.case_id,
                cases.c.party_id == cases.c.case_id,
                cases.c.state == "open",
            )
            .order_by(cases.c.case_id)
        )
        for one in found:
            yield one.case_id, one.state
    elif to.startswith("mission:") and row.mission_id is not None:
        query = select(cases.c.case_id).where(
            cases.c.mission_id == row.mission_id,
            cases.c.process_id == to.removeprefix("mission:"),
            cases.c.state == "open",
        )
        for case_id in connection.execute(query).scalars():
            yield case_id, None
