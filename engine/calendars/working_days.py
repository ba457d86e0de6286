"""Working days: Monday to Friday, without days off, with swapped Saturdays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class Calendar:
    """The days that differ from the plain week.

    A date in both sets is worked: an announced working day is the later, more specific
    fact. Names explain a day off in the arithmetic; they never decide.
    """

    off: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, compare=False)

    def is_working(self, day: date) -> bool:
        return day in self.extra or (day.weekday() < _SATURDAY and day not in self.off)

    def overridden(self, off: Iterable[date] = (), extra: Iterable[date] = ()) -> "Calendar":
        """Return this calendar with later facts on top: each given day wins over what was."""
        more_off, more_extra = frozenset(off), frozenset(extra)
        return Calendar(
            off=(self.off - more_extra) | more_off,
            extra=(self.extra - more_off) | more_extra,
            names=self.names,
        )


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Count the working days after ``first`` up to and including ``last``.

    The first day is not counted, as in a term; for ``last`` before ``first`` the count is
    negative, so lateness and time left are one number.
    """
    if last < first:
        return -working_days_between(last, first, calendar)
    days = (first + DAY * place for place in range(1, (last - first).days + 1))
    return sum(1 for day in days if calendar.is_working(day))
