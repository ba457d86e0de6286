"""How far the worker is behind."""

from dataclasses import dataclass
from datetime import datetime

from engine.questions.registry import Question, Reading, answers
from engine.store import backlog as kept


@dataclass(frozen=True)
class Backlog:
    """Numbers that are zero in a healthy installation, or soon again."""

    incidents_open: int
    deadlines_due: int
    mailbox_lag_seconds: float
    access_log_lag_seconds: float


@dataclass(frozen=True)
class WorkBehind(Question[Backlog]):
    """Ask what waits for the worker, and what waits for an administrator."""


@answers
def work_behind(_: WorkBehind, reading: Reading) -> Backlog:
    """Count by the clock of the installation, by which deadlines end as well."""
    counted = kept.counted(reading.connection, reading.now)
    return Backlog(
        counted["incidents"],
        counted["deadlines"],
        _age(reading.now, kept.oldest_message(reading.connection)),
        _age(reading.now, kept.oldest_unsealed(reading.connection)),
    )


def _age(now: datetime, then: datetime | None) -> float:
    return max(0.0, (now - then).total_seconds()) if then else 0.0
