"""Text in, temporal values out; text that is no such value gives ``None``."""

import re
from datetime import UTC, time, timedelta, timezone, tzinfo
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.expressions.temporal.extremes import (
    Day,
    Moment,
    day_number,
    finer,
    make_day,
    moment,
    numbered_day,
)
from engine.model.values import YearsMonths

Temporal: TypeAlias = Day | time | Moment | timedelta | YearsMonths

_DATE: Final = re.compile(r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)", re.ASCII)
_TIME: Final = re.compile(
    r"(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[\w/+-]+)?", re.ASCII
)
_YEAR_MONTH: Final = re.compile(r"(-?)P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?", re.ASCII)
_DAY_TIME: Final = re.compile(
    r"(-?)P(?:(\d{1,12})D)?(?:(T)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,15})(?:\.(\d*))?S)?)?",
    re.ASCII,
)
_MIDNIGHT: Final = 24
_LAST_MINUTE: Final = 59
_WIDEST_OFFSET: Final = timedelta(hours=18)


def read_temporal(text: str) -> Temporal | None:
    """Read the text of an at-literal."""
    if "P" in text[:2]:
        return read_duration(text)
    if "T" in text:
        return read_date_time(text)
    return read_date(text) or read_time(text)


def read_date(text: str) -> Day | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    return make_day(int(found[1]), int(found[2]), int(found[3]))


def read_time(text: str) -> time | None:
    read = _clock(text)
    return read[0] if read else None


def read_date_time(text: str) -> Moment | None:
    """Read a date and time; a date alone is its midnight."""
    day_text, mark, clock_text = text.partition("T")
    day = read_date(day_text)
    if day is None:
        return None
    if not mark:
        return moment(day, time())
    read = _clock(clock_text)
    if read is None:
        return None
    clock, next_day = read
    if next_day:
        day = _day_after(day)
    return None if day is None else moment(day, clock)


def read_duration(text: str) -> timedelta | YearsMonths | None:
    if (found := _YEAR_MONTH.fullmatch(text)) and (found[2] or found[3]):
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearsMonths(-months if found[1] else months)
    found = _DAY_TIME.fullmatch(text)
    if found is None or not any((found[2], found[4], found[5], found[6])):
        return None
    if found[3] and not any((found[4], found[5], found[6])):
        return None
    try:
        length = timedelta(
            days=int(found[2] or 0),
            hours=int(found[4] or 0),
            minutes=int(found[5] or 0),
            seconds=int(found[6] or 0),
            microseconds=_micros(found[7]),
        )
        return -length if found[1] else length
    except OverflowError:
        return None


def read_zone(text: str) -> tzinfo | None:
    """Read ``Z``, an offset, or ``@`` and the name of a zone."""
    if text == "Z":
        return UTC
    if text.startswith("@"):
        try:
            return ZoneInfo(text[1:])
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    if minutes > _LAST_MINUTE or sum(seconds) > _LAST_MINUTE:
        return None
    size = timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))
    return offset_zone(-size if text[0] == "-" else size)


def offset_zone(offset: timedelta) -> tzinfo | None:
    if abs(offset) > _WIDEST_OFFSET:
        return None
    return timezone(offset) if offset else UTC


def _day_after(day: Day) -> Day | None:
    return numbered_day(day_number(day) + 1)


def _clock(text: str) -> tuple[time, bool] | None:
    """Read a time of day and whether it is of the next day: ``24:00:00`` is its midnight."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3])
    zone = None
    if found[5] and (zone := read_zone(found[5])) is None:
        return None
    micros = _micros(found[4])
    if hour == _MIDNIGHT and not (minute or second or micros):
        return time(tzinfo=zone), True
    try:
        clock = time(hour, minute, second, micros, zone)
    except ValueError:
        return None
    nanoseconds = (found[4] or "")[6:9].ljust(3, "0")
    return finer(clock, int(nanoseconds)), False


def _micros(fraction: str | None) -> int:
    return int((fraction or "")[:6].ljust(6, "0"))
