"""Temporal values as text."""

from datetime import datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from engine.expressions.temporal.reading import Temporal
from engine.model.values import temporal_text


def write_temporal(value: Temporal) -> str:
    """Write ``value`` as the text of an at-literal."""
    if isinstance(value, datetime):
        return f"{value.date().isoformat()}T{_clock(value.time())}{_zone(value)}"
    if isinstance(value, time):
        return _clock(value) + _zone(value)
    return temporal_text(value)


def zone_name(zone: tzinfo | None) -> str | None:
    """Return the name of a zone; an offset has none."""
    return zone.key if isinstance(zone, ZoneInfo) else None


def _clock(value: time) -> str:
    text = value.replace(tzinfo=None).isoformat()
    return text.rstrip("0") if "." in text else text


def _zone(value: datetime | time) -> str:
    if value.tzinfo is None:
        return ""
    if name := zone_name(value.tzinfo):
        return f"@{name}"
    offset = value.utcoffset()
    if not offset:
        return "Z"
    sign, offset = ("-", -offset) if offset < timedelta() else ("+", offset)
    minutes, seconds = divmod(int(offset.total_seconds()), 60)
    text = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text
