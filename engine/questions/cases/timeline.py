"""What happened, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from engine.bpmn.elements import Element
from engine.model.values import Value, number_text
from engine.store.reading.events import EventLine
from engine.store.reading.waits import TaskLine, WaitLine

#: Where a fact says what it is about, the first that is there.
_TELLING: Final = ("ending", "text", "due_on", "due", "outcome", "state", "message", "name")
_TECHNICAL: Final = frozenset({"operation-done", "task-completed", "case-started"})


@dataclass(frozen=True)
class HistoryEntry:
    """One fact as people read it."""

    stream_id: int
    seq: int
    at: datetime
    legal_date: date | None
    kind: str
    element: str | None
    #: What the element is called, empty for facts that stand at none.
    name: str
    actor_name: str | None
    role: str | None
    #: What it says besides: an ending, a number, a due day, a message; never answers.
    text: str
    #: ``None`` where there is none, or where the reader may not open it.
    submission_digest: str | None


def timeline(
    events: tuple[EventLine, ...],
    elements: Mapping[str, Element],
    readable: frozenset[str],
) -> tuple[HistoryEntry, ...]:
    """Tell facts in order; only submissions in ``readable`` are linked."""
    return tuple(_entry(one, elements.get(one.element or ""), readable) for one in events)


def passed(events: tuple[EventLine, ...]) -> tuple[str, ...]:
    """Return the elements a case has passed, in order, each once."""
    found: dict[str, None] = {}
    for one in events:
        ids = one.body.get("passed")
        if isinstance(ids, list | tuple):
            found |= dict.fromkeys(name for name in ids if isinstance(name, str))
    return tuple(found)


def standing_at(tasks: tuple[TaskLine, ...], terms: tuple[WaitLine, ...]) -> tuple[str, ...]:
    """Return the elements at which a case stands, each once."""
    found = [one.element for one in tasks] + [one.element for one in terms]
    return tuple(dict.fromkeys(found))


def _entry(one: EventLine, element: Element | None, readable: frozenset[str]) -> HistoryEntry:
    role = one.body.get("role")
    return HistoryEntry(
        stream_id=one.stream_id,
        seq=one.seq,
        at=one.at,
        legal_date=one.legal_date,
        kind=one.kind,
        element=one.element,
        name=element.name if element else "",
        actor_name=one.actor_name,
        role=role if isinstance(role, str) else element.role if element else None,
        text=_text(one),
        submission_digest=one.submission if one.submission in readable else None,
    )


def _text(one: EventLine) -> str:
    if one.kind in _TECHNICAL:
        return ""
    for key in _TELLING:
        said = _said(one.body.get(key))
        if said:
            return said
    return ""


def _said(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return ""
