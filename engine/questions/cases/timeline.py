"""What happened, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from engine.bpmn.elements import Element
from engine.model.actors import COUNCIL_ROLES
from engine.model.values import Value
from engine.questions.cases.verdicts import Verdict, verdicts
from engine.store.reading.events import EventLine
from engine.store.reading.waits import TaskLine, WaitLine

#: Which part of a fact people may read, by kind: a code that has words, a day or a number.
#: What stands beside it in a body (digests, ids, variables) is for programs.
_TELLING: Final = {
    "case-ended": "ending",
    "deadline-set": "due_on",
    "deadline-reached": "due_on",
    "deadline-resumed": "due_on",
    "message-sent": "message",
    "message-delivered": "message",
    "message-undeliverable": "message",
    "mission-created": "status",
    "mission-revised": "status",
    "notice-published": "kind",
    "number-drawn": "result",
    "subject-joined": "state",
}
#: Operations whose own fact stands in another stream: their answer tells it here.
_RETOLD: Final = {"draw-number": "number-drawn", "establish-council": "council-established"}


@dataclass(frozen=True)
class HistoryEntry:
    """One fact as people read it."""

    stream_id: int
    seq: int
    at: datetime
    legal_date: date | None
    kind: str
    element: str | None
    #: Which opening of the element: the papers of one vote share it.
    activity_key: str | None
    #: What the element is called, empty for facts that stand at none.
    name: str
    name_en: str
    actor_name: str | None
    role: str | None
    #: What it says besides: an ending, a number, a due day, a message; never answers.
    text: str
    #: What a council or an officer found of each subject the reader may know of.
    verdicts: tuple[Verdict, ...]
    #: ``None`` where there is none, or where the reader may not open it.
    submission_digest: str | None


def timeline(
    events: tuple[EventLine, ...],
    elements: Mapping[str, Element],
    readable: frozenset[str],
    titles: Mapping[str, str],
    *,
    everything: bool,
) -> tuple[HistoryEntry, ...]:
    """Tell facts in order; only what is in ``readable`` is linked, in ``titles`` is named.

    Without ``everything`` who judged is told by role and not by name: the reader is judged.
    """
    entries = tuple(
        _entry(one, elements.get(one.element or ""), readable, titles) for one in events
    )
    if everything:
        return entries
    # What the system did on a judge's word stands under another role and the same name.
    judges = {one.actor_name for one in entries if one.role in COUNCIL_ROLES}
    return tuple(
        replace(one, actor_name=None) if one.actor_name in judges else one for one in entries
    )


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


def _entry(
    one: EventLine,
    element: Element | None,
    readable: frozenset[str],
    titles: Mapping[str, str],
) -> HistoryEntry:
    kind = _kind(one)
    return HistoryEntry(
        stream_id=one.stream_id,
        seq=one.seq,
        at=one.at,
        legal_date=one.legal_date,
        kind=kind,
        element=one.element,
        activity_key=one.activity_key,
        name=element.name if element else "",
        name_en=element.name_en if element else "",
        actor_name=one.actor_name,
        role=_role(one, element),
        text=_said(one.body.get(_TELLING.get(kind, ""))),
        verdicts=verdicts(one, titles),
        submission_digest=one.submission if one.submission in readable else None,
    )


def _role(one: EventLine, element: Element | None) -> str | None:
    """Return as whom somebody acted: who counts a vote did not act as one of its voters."""
    role = one.body.get("role")
    if isinstance(role, str) or element is None:
        return role if isinstance(role, str) else None
    if one.kind == "panel-closed":
        return element.properties.get("close.role", "council_sci_sec")
    return element.role


def _kind(one: EventLine) -> str:
    name = one.body.get("name")
    told = _RETOLD.get(name) if isinstance(name, str) else None
    return told if one.kind == "operation-done" and told else one.kind


def _said(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return ""
