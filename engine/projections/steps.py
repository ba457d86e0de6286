"""Progress of a case in, rows out: what its inboxes and waits look like now."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from engine.model.steps import Closed, Opened, OpenedCatch, OpenedDeadline, OpenedTask

#: A task id must fit its column and a URL.
LONGEST: Final = 60
#: What a database keeps as an id.
_LARGEST_ID: Final = 2**63 - 1
_BRACKETS: Final = re.compile(r"\[(\d+)\]")


@dataclass
class Standing:
    """What one command opened and closed in a case, net of what came and went within it."""

    tasks: dict[str, OpenedTask] = field(default_factory=dict)
    deadlines: dict[str, OpenedDeadline] = field(default_factory=dict)
    catches: dict[str, OpenedCatch] = field(default_factory=dict)
    closed: dict[str, Closed] = field(default_factory=dict)

    def add(self, opened: Iterable[Opened], closed: Iterable[Closed]) -> None:
        """Take one more step of the same command into account."""
        for one in closed:
            mine = self.tasks.pop(one.key, None) or self.deadlines.pop(one.key, None)
            if mine is None and self.catches.pop(one.key, None) is None:
                self.closed[one.key] = one
        for new in opened:
            if isinstance(new, OpenedTask):
                self.tasks[new.key] = new
            elif isinstance(new, OpenedDeadline):
                self.deadlines[new.key] = new
            else:
                self.catches[new.key] = new


@dataclass(frozen=True)
class Due:
    """A computed deadline and how it was reached."""

    starts_on: date
    amount: int
    unit: str
    direction: str
    due_on: date
    due_at: datetime
    steps: str


def place_of(case_id: int, key: str, fingerprint: str) -> str:
    """Return a stable id for an activity, fit for a URL: ``12-P1_02.1``.

    A very long key (deeply nested calls) ends in its ``fingerprint`` instead.
    """
    text = f"{case_id}-" + _BRACKETS.sub(r".\1", key).replace("/", "~")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 17]}-{fingerprint[:16]}"


def case_of(place: str) -> int | None:
    """Return the case id inside an id made by ``place_of``; ``None`` for anything else."""
    head = place.partition("-")[0]
    if not head.isascii() or not head.isdigit() or len(head) >= LONGEST // 3:
        return None
    found = int(head)
    return found if found <= _LARGEST_ID else None
