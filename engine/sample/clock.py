"""The clock of an installation: the real one, or the sample's, which stands in 2024."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from engine.store.administration import SAMPLE_CLOCK, read
from engine.store.database import Database

#: How long a real installation is taken to stay one. A sample's clock is asked each time, so
#: that the page after moving it shows the new day, whichever process answers.
_KEPT_SECONDS: Final = 1.0


def real_now() -> datetime:
    """Return the time on this machine."""
    return datetime.now(UTC)


def clock_of(database: Database) -> Callable[[], datetime]:
    """Return the clock of an installation; a real one always shows the real time."""
    return InstallationClock(database)


class InstallationClock:
    """The real time, moved by as much as the installation says.

    A sample installation is moved back to the year its stories are told in. The clock goes
    on ticking; ``MoveClock`` only ever moves it forward.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._moved = timedelta()
        self._read_at = float("-inf")

    def __call__(self) -> datetime:
        if self._moved or time.monotonic() - self._read_at > _KEPT_SECONDS:
            with self.database.reading() as connection:
                kept = read(connection, SAMPLE_CLOCK)
            self._moved = timedelta(seconds=float(kept)) if kept else timedelta()
            self._read_at = time.monotonic()
        return real_now() + self._moved
