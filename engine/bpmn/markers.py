"""What an element carries: the event it waits for, the marker at its foot, code in it."""

import re
from dataclasses import dataclass
from typing import Final

#: An activity never repeats more often by its own marker.
MOST_TURNS: Final = 1_000
_NUMBER: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Event:
    """What an event waits for or raises."""

    #: ``timer``, ``message``, ``error``, ``signal``, ``escalation``, ``conditional``,
    #: ``terminate``, ``link``, ``compensate``, ``cancel``.
    kind: str
    #: The message's or signal's name, the error's or escalation's code; ``None`` = any.
    name: str | None = None
    #: A condition, or the time as the file writes it.
    text: str | None = None
    #: ``timeDuration``, ``timeDate`` or ``timeCycle``.
    form: str | None = None
    #: The id the definition refers to, kept so that a dangling one can be reported.
    ref: str | None = None


@dataclass(frozen=True)
class Hook:
    """A place where other engines would run code found in the file."""

    where: str
    text: str
    line: int
    #: The id of what it belongs to.
    at: str = ""


@dataclass(frozen=True)
class Loop:
    """The marker at the foot of an activity."""

    #: ``standard``, ``parallel`` or ``sequential``.
    kind: str
    condition: str | None = None
    #: As the file writes it; ``turns`` is what it means.
    maximum: str | None = None
    test_before: bool = False
    #: Children that say more to other engines (``loopCardinality`` …).
    hooks: tuple[Hook, ...] = ()

    @property
    def turns(self) -> int | None:
        """How often it repeats at most; ``None`` where the file gives no possible number."""
        text = self.maximum or ""
        number = int(text) if _NUMBER.fullmatch(text) else 0
        return number if 0 < number <= MOST_TURNS else None
