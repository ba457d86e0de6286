"""Temporal values as text."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from engine.expressions.temporal.extremes import (
    Day,
    FarDate,
    FarMoment,
    Moment,
    clock_of,
    nanoseconds_of,
)
from engine.expressions.temporal.reading import Temporal
from engine.model.values import temporal_text


def write_temporal(value: Temporal) -> str:
    """Write ``value`` as the text of an at-literal."""
    if isinstance(value, datetime | FarMoment):
        day = value.day if isinstance(value, FarMoment) else value.date()
        return f"{_day(day)}T{_clock(clock_of(value))}{_zone(value)}"
    if isinstance(value, time):
        return _clock(value) + _zone(value)
    return _day(value) if isinstance(value, date | FarDate) else temporal_text(value)


def zone_name(zone: tzinfo | None) -> str | None:
    """Return the name of a zone; an offset has none."""
    return zone.key if isinstance(zone, ZoneInfo) else None


def _day(day: Day) -> str:
    if isinstance(day, date):
        return day.isoformat()
    sign = "-" if day.year < 0 else ""
    return f"{sign}{abs(day.year):04}-{day.month:02}-{day.day:02}"


def _clock(value: time) -> str:
    fraction = f"{value.microsecond:06}{nanoseconds_of(value):03}".rstrip("0")
    text = f"{value.hour:02}:{value.minute:02}:{value.second:02}"
    return f"{text}.{fraction}" if fraction else text


def _zone(value: Moment | time) -> str:
    dated = value.clock if isinstance(value, FarMoment) else value
    if dated.tzinfo is None:
        return ""
    if name := zone_name(dated.tzinfo):
        return f"@{name}"
    offset = dated.utcoffset()
    if not offset:
        return "Z"
    sign, offset = ("-", -offset) if offset < timedelta() else ("+", offset)
    minutes, seconds = divmod(int(offset.total_seconds()), 60)
    text = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text
