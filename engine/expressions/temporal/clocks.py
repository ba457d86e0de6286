"""Comparing dates, times and instants that may or may not have a zone."""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from engine.expressions.temporal.extremes import (
    Day,
    FarMoment,
    Moment,
    day_number,
    finer,
    nanoseconds_of,
)

#: A time of a zone has an offset only on a day; this one stands for all, for ever.
_SOME_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC).date()
_DAY: Final = timedelta(days=1)
_MICROSECOND: Final = timedelta(microseconds=1)
_DAY_MICROSECONDS: Final = _DAY // _MICROSECOND


def since_midnight(value: time) -> timedelta:
    """Return the length between midnight UTC (or local midnight, without a zone) and ``value``."""
    wall = datetime.combine(_SOME_DAY, value.replace(tzinfo=None))
    return wall - datetime.combine(_SOME_DAY, time()) - offset_of(value)


def offset_of(value: time | datetime) -> timedelta:
    """Return the offset of ``value`` from UTC, zero without a zone."""
    if isinstance(value, time) and value.tzinfo is not None:
        return datetime.combine(_SOME_DAY, value).utcoffset() or timedelta()
    return value.utcoffset() or timedelta()


def comparable(left: time | Moment, right: time | Moment) -> bool:
    """Tell whether both have a zone or neither."""
    return _zoned(left) == _zoned(right)


def place_of(value: Day | Moment | time) -> int:
    """Return where ``value`` stands among its kind, in billionths of a second."""
    if isinstance(value, time):
        return _billionths(0, since_midnight(value), nanoseconds_of(value))
    if isinstance(value, FarMoment):
        clock = value.clock
        return _billionths(day_number(value.day), since_midnight(clock), nanoseconds_of(clock))
    if isinstance(value, datetime):
        length = since_midnight(value.time()) - offset_of(value)
        return _billionths(value.toordinal(), length, nanoseconds_of(value))
    return _billionths(day_number(value), timedelta(), 0)


def later(value: time, by: timedelta) -> time:
    """Return the time of day ``by`` after ``value``, around midnight if need be."""
    wall = datetime.combine(_SOME_DAY, value.replace(tzinfo=None)) + by % _DAY
    return finer(wall.time().replace(tzinfo=value.tzinfo), nanoseconds_of(value))


def _zoned(value: time | Moment) -> bool:
    clock = value.clock if isinstance(value, FarMoment) else value
    return clock.tzinfo is not None


def _billionths(days: int, length: timedelta, nanoseconds: int) -> int:
    return (days * _DAY_MICROSECONDS + length // _MICROSECOND) * 1000 + nanoseconds
