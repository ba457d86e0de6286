"""Seal the access log in batches, apart from what the business does."""

from typing import Final

from engine.commands.access_log import SealAccess
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.store import access

BATCH: Final = 500


def seal_access(engine: Engine) -> int:
    """Put the oldest unsealed entries under one event; return how many there were."""
    with engine.database.reading() as connection:
        last = access.last_unsealed(connection, BATCH)
    if last is None:
        return 0
    command = SealAccess(last, actor=SYSTEM, command_id=f"access:{last}")
    return engine.do(command).entries
