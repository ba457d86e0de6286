"""Functions that make dates, times, date-times and durations."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from engine.expressions.builtins.registry import builtin
from engine.expressions.run import Run
from engine.expressions.temporal.extremes import (
    Day,
    FarDate,
    FarMoment,
    Moment,
    clock_of,
    day_number,
    finer,
    make_day,
    moment,
)
from engine.expressions.temporal.reading import (
    offset_zone,
    read_date,
    read_date_time,
    read_duration,
    read_time,
    read_zone,
)
from engine.model.values import YearsMonths


@builtin("date", "from: any", price=10)
def _date(value: object) -> Day | None:
    if isinstance(value, str):
        return read_date(value)
    return day_of(value)


@builtin("date", "year: number, month: number, day: number")
def _date_of(year: Decimal, month: Decimal, day: Decimal) -> Day | None:
    return make_day(whole(year), whole(month), whole(day))


@builtin("time", "from: any", price=20)
def _time(value: object) -> time | None:
    if isinstance(value, str):
        return read_time(value)
    if isinstance(value, datetime | FarMoment):
        return clock_of(value)
    if isinstance(value, date | FarDate):
        return time(tzinfo=UTC)
    return value if isinstance(value, time) else None


@builtin("time", "hour: number, minute: number, second: number, offset: days and time duration?")
def _time_of(
    hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None
) -> time | None:
    zone = None if offset is None else offset_zone(offset)
    if offset is not None and zone is None:
        return None
    return _clock(hour, minute, second, zone)


@builtin("date and time", "from: any", price=30)
def _date_and_time(value: object) -> Moment | None:
    if isinstance(value, str):
        return read_date_time(value)
    if isinstance(value, datetime | FarMoment):
        return value
    return moment(value, time()) if isinstance(value, date | FarDate) else None


@builtin("date and time", "date: any, time: time")
def _date_with_time(date_: object, clock: time) -> Moment | None:
    day = read_date(date_) if isinstance(date_, str) else day_of(date_)
    return None if day is None else moment(day, clock)


@builtin(
    "date and time",
    "year: number, month: number, day: number, hour: number, minute: number, second: number,"
    " offset: any?",
)
@builtin(
    "date and time",
    "year: number, month: number, day: number, hour: number, minute: number, second: number,"
    " timezone: any?",
)
def _date_and_time_of(  # noqa: PLR0913, PLR0917 - the specification counts seven
    year: Decimal,
    month: Decimal,
    day: Decimal,
    hour: Decimal,
    minute: Decimal,
    second: Decimal,
    offset: object,
) -> Moment | None:
    zone = _zone(offset)
    if zone is None and offset is not None:
        return None
    found = make_day(whole(year), whole(month), whole(day))
    return None if found is None else moment(found, _clock(hour, minute, second, zone))


@builtin("duration", "from: any", price=15)
def _duration(value: object) -> timedelta | YearsMonths | None:
    if isinstance(value, str):
        return read_duration(value)
    return value if isinstance(value, timedelta | YearsMonths) else None


@builtin("years and months duration", "from: any, to: any")
def _years_and_months(start: object, end: object) -> YearsMonths | None:
    first, last = day_of(start), day_of(end)
    if first is None or last is None:
        return None
    if day_number(last) < day_number(first):
        return YearsMonths(-_months(last, first))
    return YearsMonths(_months(first, last))


@builtin("today", needs_run=True)
def _today(run: Run) -> date:
    return run.now.date()


@builtin("now", needs_run=True)
def _now(run: Run) -> datetime:
    return run.now


def day_of(value: object) -> Day | None:
    """Return the date of a date and time, or the date itself."""
    if isinstance(value, FarMoment):
        return value.day
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date | FarDate) else None


def whole(number: Decimal) -> int:
    """Return a number without fraction as an integer; any other raises ``ValueError``."""
    if number != number.to_integral_value():
        raise ValueError
    return int(number)


def _months(first: Day, last: Day) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def _clock(hour: Decimal, minute: Decimal, second: Decimal, zone: tzinfo | None) -> time:
    seconds = int(second)
    micros, nanoseconds = divmod(int((second - seconds).scaleb(9)), 1000)
    return finer(time(whole(hour), whole(minute), seconds, micros, zone), nanoseconds)


def _zone(value: object) -> tzinfo | None:
    if isinstance(value, timedelta):
        return offset_zone(value)
    return read_zone("@" + value) if isinstance(value, str) else None
