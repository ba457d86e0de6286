"""Which of two values comes first, and whether a value lies in a range."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from engine.expressions.kinds.ranges import Range
from engine.expressions.temporal.clocks import comparable, since_midnight
from engine.model.values import YearsMonths


def order(left: object, right: object) -> int | None:
    """Return -1, 0 or 1, or ``None`` where the two have no order."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return (left > right) - (left < right)
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    if isinstance(left, datetime) or isinstance(right, datetime):
        if isinstance(left, datetime) and isinstance(right, datetime) and comparable(left, right):
            return (left > right) - (left < right)
        return None
    if isinstance(left, date) and isinstance(right, date):
        return (left > right) - (left < right)
    return _order_of_lengths(left, right)


def _order_of_lengths(left: object, right: object) -> int | None:
    if isinstance(left, time) and isinstance(right, time) and comparable(left, right):
        left, right = since_midnight(left), since_midnight(right)
    if isinstance(left, timedelta) and isinstance(right, timedelta):
        return (left > right) - (left < right)
    if isinstance(left, YearsMonths) and isinstance(right, YearsMonths):
        return (left > right) - (left < right)
    return None


def in_range(value: object, within: Range) -> bool | None:
    """Tell whether ``value`` lies in the range, or ``None`` where that makes no sense."""
    if value is None or (within.start is None and within.end is None):
        return None
    if within.start is not None:
        place = order(within.start, value)
        if place is None:
            return None
        if place > 0 or (place == 0 and not within.start_included):
            return False
    if within.end is not None:
        place = order(value, within.end)
        if place is None:
            return None
        return place < 0 or (place == 0 and within.end_included)
    return True
