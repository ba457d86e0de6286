"""Messages between cases: written now, delivered afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, insert, select, update

from engine.model.values import Value, dumps, loads
from engine.store.tables import cases, catches, links, messages


@dataclass(frozen=True)
class Message:
    """A message on its way."""

    name: str
    from_case: int
    to_case: int
    payload: Mapping[str, Value]


def send(connection: Connection, message: Message, at: datetime) -> None:
    """Put a message into the mailbox of its case."""
    connection.execute(
        insert(messages).values(
            **{**message.__dict__, "payload": dumps(message.payload)}, state="waiting", sent_at=at
        )
    )


def read(connection: Connection, message_id: int) -> Message | None:
    """Return a message that still waits, or ``None``."""
    row = connection.execute(
        select(messages).where(messages.c.message_id == message_id, messages.c.state == "waiting")
    ).first()
    if row is None:
        return None
    payload = cast("Mapping[str, Value]", loads(row.payload))
    return Message(row.name, row.from_case, row.to_case, payload)


def settle(connection: Connection, message_id: int, state: str) -> None:
    """Say what became of a message: delivered or undeliverable."""
    connection.execute(
        update(messages).where(messages.c.message_id == message_id).values(state=state)
    )


def catch_of(connection: Connection, case_id: int, name: str) -> tuple[str, str] | None:
    """Return activity key and element of the catch that gets a message; the first of several."""
    row = connection.execute(
        select(catches.c.activity_key, catches.c.element)
        .where(catches.c.case_id == case_id, catches.c.message == name)
        .order_by(catches.c.activity_key)
        .limit(1)
    ).first()
    return None if row is None else (row.activity_key, row.element)


def subjects_of(connection: Connection, case_id: int) -> tuple[tuple[int, str | None], ...]:
    """Return the open proposals or applications that answer a case's call, with their state."""
    found = connection.execute(
        select(cases.c.case_id, links.c.state)
        .outerjoin(
            links,
            (links.c.case_id == cases.c.case_id) & (links.c.parent_id == cases.c.parent_id),
        )
        .where(
            cases.c.parent_id == case_id,
            cases.c.party_id == cases.c.case_id,
            cases.c.state == "open",
        )
        .order_by(cases.c.case_id)
    )
    return tuple((row.case_id, row.state) for row in found)


def cases_of_mission(connection: Connection, mission_id: int, process_id: str) -> tuple[int, ...]:
    """Return the mission's open cases of a process."""
    query = select(cases.c.case_id).where(
        cases.c.mission_id == mission_id,
        cases.c.process_id == process_id,
        cases.c.state == "open",
    )
    return tuple(connection.execute(query.order_by(cases.c.case_id)).scalars())


def children_of(connection: Connection, case_id: int, process_id: str) -> tuple[int, ...]:
    """Return the open cases of a process that a case has started."""
    query = select(cases.c.case_id).where(
        cases.c.parent_id == case_id,
        cases.c.process_id == process_id,
        cases.c.state == "open",
    )
    return tuple(connection.execute(query.order_by(cases.c.case_id)).scalars())
