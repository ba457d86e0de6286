"""Adding, subtracting, multiplying and dividing temporal values; nonsense gives ``None``."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.temporal.clocks import comparable, later, place_of, since_midnight
from engine.expressions.temporal.extremes import (
    Day,
    FarDate,
    FarMoment,
    Moment,
    clock_of,
    day_number,
    finer,
    last_of,
    make_day,
    moment,
    nanoseconds_of,
    numbered_day,
)
from engine.model.values import YearsMonths

_MICROSECOND: Final = timedelta(microseconds=1)
_DAY: Final = timedelta(days=1)
_MOST_MONTHS: Final = 12 * 10**12


def add(left: object, right: object) -> object:
    if isinstance(left, timedelta | YearsMonths) and not isinstance(right, timedelta | YearsMonths):
        left, right = right, left
    return _guarded(_add, left, right)


def subtract(left: object, right: object) -> object:
    if isinstance(right, timedelta | YearsMonths):
        return _guarded(_add, left, negate(right))
    return _guarded(_between, left, right)


def multiply(left: object, right: object) -> object:
    if isinstance(left, Decimal):
        left, right = right, left
    if not isinstance(right, Decimal):
        return None
    number = right
    return _guarded(lambda length, _: _times(length, number), left, None)


def divide(left: object, right: object) -> object:
    return _guarded(_divided, left, right)


def negate(value: object) -> object:
    if isinstance(value, timedelta):
        return -value
    return YearsMonths(-value.months) if isinstance(value, YearsMonths) else None


def add_months(value: Day, months: int) -> Day | None:
    """Go ``months`` on; a day the month does not have becomes its last."""
    year, month = divmod(value.year * 12 + value.month - 1 + months, 12)
    return make_day(year, month + 1, min(value.day, last_of(year, month + 1)))


def microseconds(length: timedelta) -> int:
    return length // _MICROSECOND


def seconds(length: timedelta) -> Decimal:
    """Return the length in seconds, exactly."""
    return Decimal(microseconds(length)).scaleb(-6)


def _guarded(calculate: Callable[[object, object], object], left: object, right: object) -> object:
    """Calculate; what leaves the years and lengths that exist is null."""
    try:
        return calculate(left, right)
    except (ArithmeticError, ValueError):
        return None


def _add(left: object, right: object) -> object:
    if isinstance(right, YearsMonths):
        if isinstance(left, YearsMonths):
            return _months(left.months + right.months)
        return _add_months(left, right.months)
    return _add_length(left, right) if isinstance(right, timedelta) else None


def _add_months(left: object, months: int) -> object:
    if isinstance(left, datetime | FarMoment):
        day = add_months(left.date() if isinstance(left, datetime) else left.day, months)
        return None if day is None else moment(day, clock_of(left))
    return add_months(left, months) if isinstance(left, date | FarDate) else None


def _add_length(left: object, right: timedelta) -> object:
    if isinstance(left, datetime | FarMoment):
        return _moved(left, right)
    if isinstance(left, date | FarDate):
        return _days_on(left, right.days)
    if isinstance(left, time):
        return later(left, right)
    return left + right if isinstance(left, timedelta) else None


def _days_on(start: Day, days: int) -> Day | None:
    if isinstance(start, date):
        try:
            return start + timedelta(days=days)
        except OverflowError:
            pass
    return numbered_day(day_number(start) + days)


def _moved(start: Moment, by: timedelta) -> Moment | None:
    """Move along the line of instants, which in a zone is not the line of clock faces."""
    if isinstance(start, FarMoment):
        return _moved_far(start.day, start.clock, by)
    try:
        if start.tzinfo is None:
            end = start + by
        else:
            end = (start.astimezone(UTC) + by).astimezone(start.tzinfo)
    except OverflowError:
        return _moved_far(start.date(), clock_of(start), by)
    nanoseconds = nanoseconds_of(start)
    return moment(end.date(), finer(end.timetz(), nanoseconds)) if nanoseconds else end


def _moved_far(day: Day, clock: time, by: timedelta) -> Moment | None:
    """Move along the clock face: in years so far away, no zone changes its offset."""
    passed = datetime.combine(date.min, clock.replace(tzinfo=None)) - datetime.min + by  # noqa: DTZ901
    found = numbered_day(day_number(day) + passed // _DAY)
    wall = (datetime.min + passed % _DAY).time().replace(tzinfo=clock.tzinfo)  # noqa: DTZ901
    return None if found is None else moment(found, finer(wall, nanoseconds_of(clock)))


def _between(left: object, right: object) -> object:
    if isinstance(left, time) and isinstance(right, time) and comparable(left, right):
        return since_midnight(left) - since_midnight(right)
    start, end = _instant(right), _instant(left)
    if start is None or end is None or not comparable(start, end):
        return None
    return timedelta(microseconds=(place_of(end) - place_of(start)) // 1000)


def _instant(value: object) -> Moment | None:
    """Return ``value`` as an instant; a date is its midnight in UTC."""
    if isinstance(value, datetime | FarMoment):
        return value
    return moment(value, time(tzinfo=UTC)) if isinstance(value, date | FarDate) else None


def _times(length: object, number: Decimal) -> object:
    if isinstance(length, YearsMonths):
        return _months(int(DECIMAL128.multiply(Decimal(length.months), number)))
    if not isinstance(length, timedelta):
        return None
    return _length(DECIMAL128.multiply(Decimal(microseconds(length)), number))


def _divided(left: object, right: object) -> object:
    if isinstance(left, YearsMonths):
        if isinstance(right, YearsMonths):
            return DECIMAL128.divide(Decimal(left.months), Decimal(right.months))
        if isinstance(right, Decimal):
            return _months(int(DECIMAL128.divide(Decimal(left.months), right)))
    elif isinstance(left, timedelta):
        if isinstance(right, timedelta):
            return DECIMAL128.divide(Decimal(microseconds(left)), Decimal(microseconds(right)))
        if isinstance(right, Decimal):
            return _length(DECIMAL128.divide(Decimal(microseconds(left)), right))
    return None


def _length(micros: Decimal) -> timedelta:
    return timedelta(microseconds=int(micros.to_integral_value(ROUND_HALF_EVEN)))


def _months(months: int) -> YearsMonths | None:
    return YearsMonths(months) if abs(months) <= _MOST_MONTHS else None
