"""Comparing times and instants that may or may not have a zone."""

from datetime import UTC, datetime, time, timedelta

#: A time of a zone has an offset only on a day; this one stands for all, for ever.
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC).date()
_DAY = timedelta(days=1)


def since_midnight(value: time) -> timedelta:
    """Return the length between midnight UTC (or local midnight, without a zone) and ``value``."""
    moment = datetime.combine(_SOME_DAY, value)
    return moment.replace(tzinfo=None) - datetime.combine(_SOME_DAY, time()) - offset_of(value)


def offset_of(value: time | datetime) -> timedelta:
    """Return the offset of ``value`` from UTC, zero without a zone."""
    if isinstance(value, time) and value.tzinfo is not None:
        return datetime.combine(_SOME_DAY, value).utcoffset() or timedelta()
    return value.utcoffset() or timedelta()


def comparable(left: time | datetime, right: time | datetime) -> bool:
    """Tell whether both have a zone or neither."""
    return (left.tzinfo is None) == (right.tzinfo is None)


def later(value: time, by: timedelta) -> time:
    """Return the time of day ``by`` after ``value``, around midnight if need be."""
    moment = datetime.combine(_SOME_DAY, value.replace(tzinfo=None)) + by % _DAY
    return moment.time().replace(tzinfo=value.tzinfo)
