"""Adding, subtracting, multiplying and dividing temporal values; nonsense gives ``None``."""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final, TypeVar

from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.temporal.clocks import comparable, later, since_midnight
from engine.model.values import YearsMonths

_MICROSECOND: Final = timedelta(microseconds=1)
_Day = TypeVar("_Day", date, datetime)
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


def add_months(value: _Day, months: int) -> _Day:
    """Go ``months`` on; a day the month does not have becomes its last."""
    year, month = divmod(value.year * 12 + value.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return value.replace(year=year, month=month + 1, day=min(value.day, last))


def microseconds(length: timedelta) -> int:
    return length // _MICROSECOND


def seconds(length: timedelta) -> Decimal:
    """Return the length in seconds, exactly."""
    return Decimal(microseconds(length)).scaleb(-6)


def _guarded(calculate: Callable[[object, object], object], left: object, right: object) -> object:
    """Calculate; what leaves the years that exist is null."""
    try:
        return calculate(left, right)
    except (ArithmeticError, ValueError):
        return None


def _add(left: object, right: object) -> object:
    if isinstance(right, YearsMonths):
        if isinstance(left, date):
            return add_months(left, right.months)
        return _months(left.months + right.months) if isinstance(left, YearsMonths) else None
    return _add_length(left, right) if isinstance(right, timedelta) else None


def _add_length(left: object, right: timedelta) -> object:
    if isinstance(left, datetime):
        return _moved(left, right)
    if isinstance(left, date):
        return (datetime.combine(left, time()) + right).date()
    if isinstance(left, time):
        return later(left, right)
    return left + right if isinstance(left, timedelta) else None


def _moved(moment: datetime, by: timedelta) -> datetime:
    """Move along the line of instants, which in a zone is not the line of clock faces."""
    offset = moment.utcoffset()
    if offset is None or moment.tzinfo is None:
        return moment + by
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def _between(left: object, right: object) -> object:
    if isinstance(left, time) and isinstance(right, time) and comparable(left, right):
        return since_midnight(left) - since_midnight(right)
    if not isinstance(left, date) or not isinstance(right, date):
        return None
    start, end = _instant(right), _instant(left)
    if not comparable(start, end):
        return None
    # Python subtracts clock faces where both have the same zone; in UTC they are instants.
    return end.astimezone(UTC) - start.astimezone(UTC) if end.tzinfo else end - start


def _instant(value: date) -> datetime:
    """Return ``value`` as an instant; a date is its midnight in UTC."""
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time(tzinfo=UTC))


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
