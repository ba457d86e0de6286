"""May this process be given work: what must hold, each part judged for itself."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final

from engine.engine import Engine
from engine.model.errors import DatabaseAway
from engine.store import administration
from engine.store.database import DatabaseFault
from engine.store.migrating import is_current

#: How often a worker says that it lives, and after how long its silence counts as its end.
SAID_EVERY: Final = timedelta(seconds=10)
SILENT_AFTER: Final = timedelta(seconds=60)


@dataclass(frozen=True)
class Readiness:
    """Each part by its name, and whether it holds."""

    parts: Mapping[str, bool]

    @property
    def ready(self) -> bool:
        """Tell whether everything holds."""
        return all(self.parts.values())


def readiness(engine: Engine) -> Readiness:
    """Judge database, schema, files and worker; an answer comes even where the first is away."""
    try:
        current = is_current(engine.database)
        with engine.database.reading() as connection:
            said = administration.read(connection, administration.WORKER_SEEN)
        reached = True
    except (DatabaseAway, DatabaseFault):
        reached, current, said = False, False, None
    return Readiness(
        {
            "database": reached,
            "schema": current,
            "files": _can_write(engine),
            "worker": _is_recent(said),
        }
    )


class SignOfLife:
    """Says now and then that a worker lives; the real time, for a sample's clock may stand."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._said_at = float("-inf")

    def say(self) -> None:
        """Say it if the last time is long enough ago."""
        if monotonic() - self._said_at < SAID_EVERY.total_seconds():
            return
        with self._engine.database.transaction() as connection:
            administration.put(
                connection, administration.WORKER_SEEN, datetime.now(UTC).isoformat()
            )
        self._said_at = monotonic()


def _is_recent(said: str | None) -> bool:
    return said is not None and datetime.now(UTC) - datetime.fromisoformat(said) < SILENT_AFTER


def _can_write(engine: Engine) -> bool:
    folder = engine.settings.files_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
