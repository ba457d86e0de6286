"""Dates, times and months as people in Vietnam write them, and back."""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

_HERE: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_DAY_FIRST: Final = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_MONTH: Final = re.compile(r"^(?:(\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2}))$")
_YEAR_FIRST: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_CLOCK: Final = re.compile(r"^(\d{1,2})[:h](\d{2})(?::(\d{2}))?$")


def parse_date(text: str) -> date:
    """Read ``05/03/2024`` or ``2024-03-05``; raises ``ValueError``."""
    body = text.strip()
    if found := _DAY_FIRST.match(body):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if _YEAR_FIRST.match(body):
        return date.fromisoformat(body)
    raise ValueError(body)


def parse_time(text: str) -> time:
    """Read ``14:30`` or ``14h30``; raises ``ValueError``."""
    if found := _CLOCK.match(text.strip()):
        return time(int(found[1]), int(found[2]), int(found[3] or 0))
    raise ValueError(text)


def parse_instant(text: str) -> datetime:
    """Read an ISO date and time, or ``05/03/2024 14:30``; without a zone it is Vietnam's."""
    body = text.strip()
    if "T" in body:
        found = datetime.fromisoformat(body)
        return found if found.tzinfo else found.replace(tzinfo=_HERE)
    day, _, clock = body.partition(" ")
    return datetime.combine(parse_date(day), parse_time(clock), tzinfo=_HERE)


def parse_month(text: str) -> str:
    """Read ``03/2024`` or ``2024-03`` to ``2024-03``; raises ``ValueError``."""
    if found := _MONTH.match(text.strip()):
        year, month = (found[2], found[1]) if found[1] else (found[3], found[4])
        return date(int(year), int(month), 1).isoformat()[:7]
    raise ValueError(text)


def day_text(day: date) -> str:
    return f"{day:%d/%m}/{day.year:04d}"


def instant_text(instant: datetime) -> str:
    local = instant.astimezone(_HERE) if instant.tzinfo else instant
    return f"{day_text(local.date())} {local:%H:%M}"


def month_text(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{number}/{year}"
