"""Years and fractions of a second beyond what Python's own types hold.

The language counts years from -999999999 to 999999999 and seconds to the billionth. Such
values can be read, compared, taken apart, written and calculated with. The calendar repeats
every 400 years, before its invention too: that is how a day of any year is counted.
"""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, time
from typing import Final, TypeAlias

_LAST_YEAR: Final = 999_999_999
_MONTHS: Final = 12
#: The calendar repeats after so many years, which are so many days.
_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097


@dataclass(frozen=True, slots=True, order=True)
class FarDate:
    """A date of a year that Python does not know."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class FarMoment:
    """A time on such a date."""

    day: FarDate
    clock: time


#: Any date.
Day: TypeAlias = date | FarDate
#: Any date and time.
Moment: TypeAlias = datetime | FarMoment


class FineTime(time):
    """A time with billionths of a second behind its millionths."""

    nanoseconds: int = 0


class FineMoment(datetime):
    """A date and time with billionths of a second behind its millionths."""

    nanoseconds: int = 0


def make_day(year: int, month: int, day: int) -> Day | None:
    """Return the date, or nothing if the calendar has no such date."""
    if not 1 <= month <= _MONTHS or abs(year) > _LAST_YEAR:
        return None
    if not 1 <= day <= last_of(year, month):
        return None
    return date(year, month, day) if MINYEAR <= year <= MAXYEAR else FarDate(year, month, day)


def last_of(year: int, month: int) -> int:
    """Return the last day of a month."""
    return calendar.monthrange(_CYCLE_YEARS + year % _CYCLE_YEARS, month)[1]


def alike(day: Day) -> date:
    """Return a date that has the same day of the week and of the year."""
    return date(2000 + day.year % _CYCLE_YEARS, day.month, day.day)


def day_number(day: Day) -> int:
    """Return how many days ``day`` lies after the last one before year 1."""
    if isinstance(day, date):
        return day.toordinal()
    cycles, year = divmod(day.year, _CYCLE_YEARS)
    same = date(year + _CYCLE_YEARS, day.month, day.day)
    return same.toordinal() + (cycles - 1) * _CYCLE_DAYS


def numbered_day(number: int) -> Day | None:
    """Return the day of that number, or nothing if the language has no such year."""
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    same = date.fromordinal(rest + 1)
    return make_day(same.year + cycles * _CYCLE_YEARS, same.month, same.day)


def finer(clock: time, nanoseconds: int) -> time:
    """Return ``clock`` with that many billionths of a second more."""
    if not nanoseconds:
        return clock
    fine = FineTime(
        clock.hour, clock.minute, clock.second, clock.microsecond, clock.tzinfo, fold=clock.fold
    )
    fine.nanoseconds = nanoseconds
    return fine


def moment(day: Day, clock: time) -> Moment:
    """Return that time on that day, to the same fraction of a second."""
    if isinstance(day, FarDate):
        return FarMoment(day, clock)
    found = datetime.combine(day, clock)
    if not nanoseconds_of(clock):
        return found
    fine = FineMoment.combine(day, clock)
    fine.nanoseconds = nanoseconds_of(clock)
    return fine


def clock_of(value: Moment) -> time:
    """Return the time of day, with its zone."""
    if isinstance(value, FarMoment):
        return value.clock
    return finer(value.timetz(), nanoseconds_of(value))


def nanoseconds_of(value: time | datetime) -> int:
    return value.nanoseconds if isinstance(value, FineTime | FineMoment) else 0
