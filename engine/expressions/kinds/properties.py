"""The entries that temporal values and ranges have without being contexts."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from engine.expressions.kinds.ranges import Range
from engine.expressions.temporal.arithmetic import seconds
from engine.expressions.temporal.clocks import offset_of, place_of
from engine.expressions.temporal.extremes import (
    Day,
    FarDate,
    FarMoment,
    Moment,
    alike,
    clock_of,
    nanoseconds_of,
)
from engine.expressions.temporal.writing import zone_name
from engine.model.values import YearsMonths

_EPOCH: Final = date(1970, 1, 1)


def property_of(value: object, name: str) -> object:
    """Return the entry ``name`` of a temporal value or range, or ``None``."""
    if isinstance(value, datetime | FarMoment):
        found = _of_day(value.day if isinstance(value, FarMoment) else value.date(), name)
        return _of_moment(value, name) if found is None or name == "value" else found
    if isinstance(value, date | FarDate):
        return _of_day(value, name)
    if isinstance(value, time):
        return _of_clock(value, offset_of(value), name)
    if isinstance(value, timedelta | YearsMonths):
        return _of_length(value, name)
    return _of_range(value, name) if isinstance(value, Range) else None


def _of_day(value: Day, name: str) -> object:
    if name in ("year", "month", "day"):
        return Decimal({"year": value.year, "month": value.month, "day": value.day}[name])
    if name == "weekday":
        return Decimal(alike(value).isoweekday())
    return _seconds_since_epoch(value) if name == "value" else None


def _of_moment(value: Moment, name: str) -> object:
    if name == "value":
        return _seconds_since_epoch(value)
    clock = clock_of(value)
    return _of_clock(clock, offset_of(clock if isinstance(value, FarMoment) else value), name)


def _seconds_since_epoch(value: Day | Moment) -> Decimal:
    return Decimal(place_of(value) - place_of(_EPOCH)).scaleb(-9)


def _of_clock(value: time, offset: timedelta, name: str) -> object:
    fraction = value.microsecond * 1000 + nanoseconds_of(value)
    parts: dict[str, object] = {
        "hour": Decimal(value.hour),
        "minute": Decimal(value.minute),
        "second": Decimal(value.second) + Decimal(fraction).scaleb(-9),
        "time offset": None if value.tzinfo is None else offset,
        "timezone": zone_name(value.tzinfo),
        "value": Decimal(place_of(value)).scaleb(-9),
    }
    return parts.get(name)


def _of_length(value: timedelta | YearsMonths, name: str) -> object:
    if isinstance(value, YearsMonths):
        return _of_months(value.months, name)
    if name == "value":
        return seconds(value)
    negative = value < timedelta()
    size = -value if negative else value
    parts = {
        "days": Decimal(size.days),
        "hours": Decimal(size.seconds // 3600),
        "minutes": Decimal(size.seconds // 60 % 60),
        "seconds": Decimal(size.seconds % 60) + Decimal(size.microseconds).scaleb(-6),
    }
    found = parts.get(name)
    return -found if found and negative else found


def _of_months(months: int, name: str) -> object:
    sign, size = (-1, -months) if months < 0 else (1, months)
    parts = {"years": sign * (size // 12), "months": sign * (size % 12), "value": months}
    return Decimal(parts[name]) if name in parts else None


def _of_range(value: Range, name: str) -> object:
    return {
        "start": value.start,
        "end": value.end,
        "start included": value.start_included,
        "end included": value.end_included,
    }.get(name)
