"""The entries that temporal values and ranges have without being contexts."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from engine.expressions.kinds.ranges import Range
from engine.expressions.temporal.arithmetic import seconds
from engine.expressions.temporal.clocks import offset_of, since_midnight
from engine.expressions.temporal.writing import zone_name
from engine.model.values import YearsMonths

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - the specification counts local time from it


def property_of(value: object, name: str) -> object:
    """Return the entry ``name`` of a temporal value or range, or ``None``."""
    if isinstance(value, date):
        found = _of_day(value, name)
        return _of_clock(value, name) if found is None and isinstance(value, datetime) else found
    if isinstance(value, time):
        return _of_clock(value, name)
    if isinstance(value, timedelta | YearsMonths):
        return _of_length(value, name)
    return _of_range(value, name) if isinstance(value, Range) else None


def _of_day(value: date, name: str) -> object:
    if name in ("year", "month", "day"):
        return Decimal({"year": value.year, "month": value.month, "day": value.day}[name])
    if name == "weekday":
        return Decimal(value.isoweekday())
    if name == "value" and not isinstance(value, datetime):
        return Decimal((value - _EPOCH.date()).days * 86400)
    return None


def _of_clock(value: time | datetime, name: str) -> object:
    parts: dict[str, object] = {
        "hour": Decimal(value.hour),
        "minute": Decimal(value.minute),
        "second": Decimal(value.second) + Decimal(value.microsecond).scaleb(-6),
        "time offset": None if value.tzinfo is None else offset_of(value),
        "timezone": zone_name(value.tzinfo),
    }
    if name != "value":
        return parts.get(name)
    if isinstance(value, time):
        return seconds(since_midnight(value))
    return seconds(value.replace(tzinfo=None) - _EPOCH - offset_of(value))


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
