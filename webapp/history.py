"""The history and the papers of a page: first what people look for, everything when asked.

A mission leaves hundreds of facts, most of them established by the system. A page shows what
people did and what mattered, and leads to the whole by a plain link.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from flask import request, url_for

from engine.questions.cases.papers import Paper
from engine.questions.cases.timeline import HistoryEntry

MOST_ENTRIES: Final = 20
MOST_PAPERS: Final = 10
_HISTORY: Final = "lich-su"
_PAPERS: Final = "van-ban"
_WHOLE: Final = "du"
#: What people did and what mattered; the rest is what the system did or computed.
_TOLD: Final = frozenset(
    {
        "case-started", "case-ended", "task-completed", "panel-item-filed", "panel-closed",
        "deadline-reached", "deadline-paused", "deadline-resumed", "council-established",
        "notice-published", "number-drawn", "mission-created", "operation-failed",
        "operation-retried", "message-undeliverable",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One fact, or several of one council told at once: the newest and who is behind them."""

    entry: HistoryEntry
    count: int = 1
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class History:
    """What is shown, newest first, and where the other view stands."""

    lines: tuple[Line, ...]
    total: int
    whole: bool
    #: The address of the whole, or of the short view; ``None`` where they are the same.
    other: str | None


@dataclass(frozen=True)
class Papers:
    """Papers by line: one, or all of one council's vote."""

    lines: tuple[tuple[Paper, ...], ...]
    total: int
    #: The address at which all of them are shown.
    all: str | None


def history(entries: Sequence[HistoryEntry], path: str | None = None) -> History:
    """Tell what happened; ``path`` is the page of the whole where this one is not."""
    whole = path is None and request.args.get(_HISTORY) == _WHOLE
    newest_first = tuple(reversed(entries))
    if whole:
        lines = tuple(Line(one) for one in newest_first)
        return History(lines, len(entries), whole=True, other=f"{_address()}#{_HISTORY}")
    lines = _gathered(one for one in newest_first if one.kind in _TOLD)[:MOST_ENTRIES]
    hidden = len(lines) < len(entries)
    other = f"{path or _address()}?{_HISTORY}={_WHOLE}#{_HISTORY}" if hidden else None
    return History(lines, len(entries), whole=False, other=other)


def papers(found: Sequence[Paper], *, everything: bool = False) -> Papers:
    """Put the papers of one vote into one line, and the first lines on the page."""
    lines: dict[tuple[int, str, object], list[Paper]] = {}
    for one in found:
        alone = None if one.by_member else one.submission_digest
        lines.setdefault((one.case_id, one.element, alone), []).append(one)
    grouped = tuple(tuple(line) for line in lines.values())
    whole = everything or request.args.get(_PAPERS) == _WHOLE
    if whole or len(grouped) <= MOST_PAPERS:
        return Papers(grouped, len(found), None)
    return Papers(grouped[:MOST_PAPERS], len(found), f"{_address()}?{_PAPERS}={_WHOLE}#{_PAPERS}")


def _gathered(entries: Iterable[HistoryEntry]) -> tuple[Line, ...]:
    """Tell what the members of a council filed for one vote in one line, at the newest."""
    found: dict[tuple[object, ...], list[HistoryEntry]] = {}
    for one in entries:
        filed = one.kind == "panel-item-filed"
        place = one.activity_key if filed else one.seq
        found.setdefault((one.stream_id, filed, place), []).append(one)
    return tuple(
        Line(line[0], len(line), tuple(dict.fromkeys(_names(line)))) for line in found.values()
    )


def _names(line: Iterable[HistoryEntry]) -> list[str]:
    return [one.actor_name for one in line if one.actor_name]


def _address() -> str:
    return url_for(request.endpoint or "home.page", **(request.view_args or {}))
