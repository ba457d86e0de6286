"""The clock of an installation: the real one, or the sample's, which stands in 2024."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic
from typing import Final

from engine.model.clock import VIETNAM, day_of
from engine.store.administration import SAMPLE_CLOCK, read
from engine.store.database import Database

#: How long a real installation is taken to stay one. A sample's clock is asked each time, so
#: that the page after moving it shows the new day, whichever process answers.
_KEPT_SECONDS: Final = 1.0
_MORNING: Final = time(8, 30)


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
        if self._moved or monotonic() - self._read_at > _KEPT_SECONDS:
            with self.database.reading() as connection:
                kept = read(connection, SAMPLE_CLOCK)
            self._moved = timedelta(seconds=float(kept)) if kept else timedelta()
            self._read_at = monotonic()
        return real_now() + self._moved


class TellingClock:
    """The time inside the story that is being told: a minute passes with every question."""

    def __init__(self, day: date) -> None:
        self.at = datetime.combine(day, _MORNING, VIETNAM).astimezone(UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def move_to(self, day: date) -> None:
        """Go on in the morning of a later day; the same day goes on where it was."""
        self.at = max(self.at, datetime.combine(day, _MORNING, VIETNAM).astimezone(UTC))

    def today(self) -> date:
        """Return the day the story has come to; asking takes no time."""
        return day_of(self.at)
