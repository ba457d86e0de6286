"""Which of two values comes first, and whether a value lies in a range."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from engine.expressions.kinds.ranges import Range
from engine.expressions.temporal.clocks import comparable, place_of
from engine.expressions.temporal.extremes import Day, FarDate, FarMoment, Moment
from engine.model.values import YearsMonths


def order(left: object, right: object) -> int | None:
    """Return -1, 0 or 1, or ``None`` where the two have no order."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return (left > right) - (left < right)
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    return _order_of_days(left, right)


def _order_of_days(left: object, right: object) -> int | None:
    if isinstance(left, datetime | FarMoment) or isinstance(right, datetime | FarMoment):
        if not isinstance(left, datetime | FarMoment) or not isinstance(
            right, datetime | FarMoment
        ):
            return None
        return _places(left, right) if comparable(left, right) else None
    if isinstance(left, date | FarDate) and isinstance(right, date | FarDate):
        return _places(left, right)
    if isinstance(left, time) and isinstance(right, time):
        return _places(left, right) if comparable(left, right) else None
    return _order_of_lengths(left, right)


def _places(left: Day | Moment | time, right: Day | Moment | time) -> int:
    one, other = place_of(left), place_of(right)
    return (one > other) - (one < other)


def _order_of_lengths(left: object, right: object) -> int | None:
    if isinstance(left, timedelta) and isinstance(right, timedelta):
        return (left > right) - (left < right)
    if isinstance(left, YearsMonths) and isinstance(right, YearsMonths):
        return (left > right) - (left < right)
    return None


def in_range(value: object, within: Range) -> bool | None:
    """Tell whether ``value`` lies in the range, or ``None`` where that makes no sense."""
    if within.operator == "!=":
        place = order(within.start, value)
        return None if place is None else place != 0
    return _between(value, within) if within.ordered and value is not None else None


def _between(value: object, within: Range) -> bool | None:
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
