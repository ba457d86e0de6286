"""Let time pass in a sample installation."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from engine.commands.accounts.administration import record
from engine.commands.registry import Command, performs
from engine.commands.sample.errors import ClockGoesForward, NoSample
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import administration, sessions

_FARTHEST: Final = timedelta(days=3653)


@dataclass(frozen=True)
class MoveClock(Command[None]):
    """Move the sample clock forward to the same hour of a later day."""

    to: date


@performs
def move_clock(command: MoveClock, work: Work) -> None:
    """Nobody who is signed in has been away: their sessions move along."""
    kept = administration.read(work.connection, administration.SAMPLE_CLOCK)
    if kept is None:
        raise NoSample
    by = command.to - work.today
    if not timedelta() < by <= _FARTHEST:
        raise ClockGoesForward(command.to, work.today)
    moved = float(kept) + by.total_seconds()
    administration.put(work.connection, administration.SAMPLE_CLOCK, repr(moved))
    sessions.prolong(work.connection, by)
    record(work, Kind.CLOCK_MOVED, to=command.to)
