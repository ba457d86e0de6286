"""What is due: deadlines that have ended and messages somebody waits for.

Each is one command in one transaction that looks again, under the lock of the case, whether
it is still due: a crash between two of them or a second worker does nothing twice.
"""

import uuid
from collections.abc import Iterator

from engine.commands.cases.deliver_message import DeliverMessage
from engine.commands.cases.reach_deadline import ReachDeadline
from engine.commands.registry import Command
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.model.errors import DatabaseAway, EngineError
from engine.store import due


def run_due(engine: Engine, limit: int = 100) -> int:
    """Do what is due now, up to ``limit`` things; return how many were done."""
    done = 0
    for command in [*_deadlines(engine, limit), *_messages(engine, limit)][:limit]:
        try:
            engine.do(command)
        except DatabaseAway:
            # The other things due would fare no better.
            raise
        except EngineError:
            continue  # told and recorded by the front door
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
        ended = due.ended_deadlines(connection, engine.now(), limit)
    for deadline_id in ended:
        yield ReachDeadline(deadline_id, actor=SYSTEM, command_id=_attempt())


def _messages(engine: Engine, limit: int) -> Iterator[Command[None]]:
    with engine.database.reading() as connection:
        waiting = due.deliverable_messages(connection, limit)
    for message_id in waiting:
        yield DeliverMessage(message_id, actor=SYSTEM, command_id=_attempt())
