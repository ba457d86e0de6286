"""What is due: deadlines that have ended and messages somebody waits for.

Each is one command in one transaction that looks again, under the lock of the case, whether
it is still due: a crash between two of them or a second worker does nothing twice.
"""

import logging
import uuid
from collections.abc import Iterator

from sqlalchemy import select

from engine.commands.cases.system_steps import DeliverMessage, ReachDeadline
from engine.commands.registry import Command
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.model.errors import EngineError
from engine.store.tables import cases, catches, deadlines, messages

_LOG = logging.getLogger(__name__)


def run_due(engine: Engine, limit: int = 100) -> int:
    """Do what is due now, up to ``limit`` things; return how many were done."""
    done = 0
    for command in [*_deadlines(engine, limit), *_messages(engine, limit)][:limit]:
        try:
            engine.do(command)
        except EngineError as refusal:
            _LOG.warning("command_id=%s code=%s", command.command_id, refusal.code)
        else:
            done += 1
    return done


def run_all_due(engine: Engine, rounds: int = 1000) -> int:
    """Go on until nothing is due any more; for tests, imports and the sample."""
    total = 0
    for _ in range(rounds):
        done = run_due(engine)
        if done == 0:
            return total
        total += done
    return total


def _attempt() -> str:
    """Return an id of its own: an attempt that came too early must not answer a later one."""
    return uuid.uuid4().hex


def _deadlines(engine: Engine, limit: int) -> Iterator[Command[None]]:
    with engine.database.reading() as connection:
        found = connection.execute(
            select(deadlines.c.deadline_id)
            .where(deadlines.c.state == "open", deadlines.c.due_at <= engine.now())
            .order_by(deadlines.c.due_at, deadlines.c.deadline_id)
            .limit(limit)
        )
        due = list(found.scalars())
    for deadline_id in due:
        yield ReachDeadline(deadline_id, actor=SYSTEM, command_id=_attempt())


def _messages(engine: Engine, limit: int) -> Iterator[Command[None]]:
    with engine.database.reading() as connection:
        found = connection.execute(
            select(messages.c.message_id, catches.c.activity_key, cases.c.state)
            .join(cases, cases.c.case_id == messages.c.to_case)
            .outerjoin(
                catches,
                (catches.c.case_id == messages.c.to_case) & (catches.c.message == messages.c.name),
            )
            .where(
                messages.c.state == "waiting",
                (catches.c.activity_key.is_not(None)) | (cases.c.state != "open"),
            )
            .order_by(messages.c.message_id)
            .limit(limit)
        )
        waiting = list(dict.fromkeys(row.message_id for row in found))
    for message_id in waiting:
        yield DeliverMessage(message_id, actor=SYSTEM, command_id=_attempt())
