"""End the sessions whose time is over, before a clock that jumps back could revive them."""

import uuid

from engine.commands.accounts.end_sessions import EndSessions
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.store import sessions


def end_sessions(engine: Engine) -> None:
    """Write only where there is something to end."""
    with engine.database.reading() as connection:
        ended = sessions.any_ended(connection, engine.now())
    if ended:
        engine.do(EndSessions(actor=SYSTEM, command_id=uuid.uuid4().hex))
