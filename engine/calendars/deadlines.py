"""On which day a legal term ends, with the arithmetic that shows it.

Forward (Civil Code articles 145-148): the day of the event is not counted; working days skip
weekends and days off; days and months are calendar time; a month term ends on the matching
day or at the end of the month; a last day off moves to the next working day; the term ends
at 24:00 of the due day.

Back (papers that must be out so long before a meeting): the due day is the latest working
day from which the whole term has run out before the day of the meeting begins. Neither the
due day nor the day of the meeting is counted.

Pauses: while an applicant supplements, the clock stops. Both days of a pause stand still,
the day of the request and the day of the answer; a term of months is lengthened by the days
of the pauses that fall inside it; no term ends inside a pause.
"""

import calendar as gregorian
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, Literal, TypeAlias

from engine.calendars.errors import BadTerm
from engine.calendars.working_days import DAY, Calendar

Unit: TypeAlias = Literal["WD", "d", "month"]
Direction: TypeAlias = Literal["forward", "back"]
Day: TypeAlias = date
Pause: TypeAlias = tuple[Day, Day]
Reason: TypeAlias = Literal["start", "counted", "weekend", "holiday", "pause", "moved", "due"]

#: Longer than any term in law; bounds the work one line of input can ask for.
_LONGEST: Final[dict[Unit, int]] = {"WD": 4000, "d": 20000, "month": 600}
_MOST_PAUSED_DAYS: Final = 20000
_HERE: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Step:
    """A run of days treated alike: from ``date`` to ``until``, ``days`` of them.

    ``reason`` is ``start``, ``counted``, ``weekend``, ``holiday``, ``pause``, ``moved`` (the
    last day was off or short, and the term ends on another) or ``due``.
    """

    date: Day
    reason: Reason
    until: Day
    days: int = 1
    name: str = ""


@dataclass(frozen=True)
class Deadline:
    """The last day of a term, and how it was found."""

    due: date
    steps: tuple[Step, ...]


def due(
    start: date,
    amount: int,
    unit: Unit,
    direction: Direction,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> Deadline:
    """Return the due day of ``amount`` ``unit`` from ``start``, or back from it.

    Raises ``BadTerm`` for a negative or absurdly long amount, an unknown unit or direction,
    or a pause that ends before it begins.
    """
    stopped = _stopped_days(pauses)
    _check(amount, unit, direction)
    walk = _Walk(start, calendar, stopped, DAY if direction == "forward" else -DAY)
    try:
        if unit == "month":
            walk.months(amount)
        else:
            walk.days(amount, working=unit == "WD")
        walk.settle()
    except OverflowError:
        raise BadTerm("it leaves the calendar", "Give an earlier start.") from None
    return Deadline(walk.day, walk.arithmetic())


def instant_after(due: date) -> datetime:
    """Return the first instant at which the term is over: 24:00 of ``due`` in Vietnam, as UTC."""
    return datetime(due.year, due.month, due.day, tzinfo=_HERE).astimezone(UTC) + DAY


class _Walk:
    """One walk over the days of a term, forward or back, writing down each day met."""

    def __init__(
        self, start: date, calendar: Calendar, stopped: frozenset[date], pace: timedelta
    ) -> None:
        self.day = start
        self._start = start
        self._calendar = calendar
        self._stopped = stopped
        self._pace = pace
        self._forward = pace > timedelta()
        self._runs: list[Step] = []
        self._note(start, "start")

    def days(self, amount: int, *, working: bool) -> None:
        counted = 0
        while counted < amount:
            self.day += self._pace
            reason = self._why_not_counted(self.day, working=working)
            self._note(self.day, reason or "counted")
            counted += reason is None
        if amount and not self._forward:
            self.day += self._pace

    def months(self, amount: int) -> None:
        if not amount:
            return
        if self._forward:
            end = _months_later(self._start, amount)
        else:
            end = _latest_before(self._start, amount)
        at = self._start
        while at != end:
            at += self._pace
            if at in self._stopped:
                end += self._pace
                self._note(at, "pause")
            elif at != end or self._forward:
                self._note(at, "counted")
        self.day = end

    def settle(self) -> None:
        """Move a last day that is off, or stopped, to the next working day in this direction."""
        while self._why_not_counted(self.day, working=True) is not None:
            self._note(self.day, "moved")
            self.day += self._pace
        self._note(self.day, "due")

    def arithmetic(self) -> tuple[Step, ...]:
        return tuple(self._runs)

    def _why_not_counted(self, day: date, *, working: bool) -> Reason | None:
        if day in self._stopped:
            return "pause"
        if not working or self._calendar.is_working(day):
            return None
        return "holiday" if day in self._calendar.off else "weekend"

    def _note(self, day: date, reason: Reason) -> None:
        off = reason in {"holiday", "moved"} and day in self._calendar.off
        name = self._calendar.names.get(day, "") if off else ""
        last = self._runs[-1] if self._runs else None
        if last and (last.reason, last.name) == (reason, name) and last.until + self._pace == day:
            self._runs[-1] = Step(last.date, reason, day, last.days + 1, name)
        else:
            self._runs.append(Step(day, reason, day, 1, name))


def _months_later(start: date, months: int) -> date:
    return _in_month(start.year * 12 + start.month - 1 + months, start.day)


def _in_month(place: int, day: int) -> date:
    year, month = divmod(place, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day, gregorian.monthrange(year, month + 1)[1]))


def _latest_before(meeting: date, months: int) -> date:
    """Return the latest day from which ``months`` have run out before ``meeting``."""
    day = _months_later(meeting - DAY, -months)
    while _months_later(day + DAY, months) < meeting:
        day += DAY
    return day


def _stopped_days(pauses: Iterable[Pause]) -> frozenset[date]:
    days: set[date] = set()
    for first, last in pauses:
        if last < first:
            raise BadTerm(f"the pause from {first} ends on {last}", "Give from before to.")
        if (last - first).days + len(days) > _MOST_PAUSED_DAYS:
            raise BadTerm("its pauses are too long", f"Give at most {_MOST_PAUSED_DAYS} days.")
        days.update(first + DAY * place for place in range((last - first).days + 1))
    return frozenset(days)


def _check(amount: int, unit: Unit, direction: Direction) -> None:
    if unit not in _LONGEST:
        raise BadTerm("its unit is unknown", "Use WD, d or month.")
    if direction not in {"forward", "back"}:
        raise BadTerm("its direction is unknown", "Use forward or back.")
    if not 0 <= amount <= _LONGEST[unit]:
        raise BadTerm(f"its amount is {amount}", f"Give a whole number from 0 to {_LONGEST[unit]}.")
