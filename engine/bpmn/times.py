"""Times as other tools write them, read as deadlines of ours.

Other engines evaluate the text; here ``PT4H`` is text, and a deadline counts whole days or
months. A part of a day is dropped: the deadline ends with its last whole day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from engine.model.values import YearsMonths, parse_temporal

#: A century: more is a slip of the pen, and further on no date can be computed.
_MOST_DAYS: Final = 36_525
_MOST_MONTHS: Final = 1_200
_WEEKS: Final = re.compile(r"P([0-9]{1,4})W")


@dataclass(frozen=True)
class Term:
    """The deadline a time stands for, as the properties that would say the same."""

    properties: Mapping[str, str]
    #: Whether the text says hours, which a deadline does not count.
    rounded: bool = False


def read_term(form: str | None, text: str) -> Term | None:
    """Read a duration or a date; ``None`` for everything else."""
    if form == "timeDate":
        return _day(text)
    if form == "timeDuration":
        return _length(text)
    return None


def _day(text: str) -> Term | None:
    try:
        found = parse_temporal(text)
    except (ValueError, OverflowError):
        return None
    # A moment is a date too: ``datetime`` inherits from ``date``.
    if not isinstance(found, date):
        return None
    day = found.date() if isinstance(found, datetime) else found
    literal = f'@"{day.isoformat()}"'
    return Term(
        {"deadline.amount": "0", "deadline.unit": "d", "deadline.from": literal},
        rounded=isinstance(found, datetime),
    )


def _length(text: str) -> Term | None:
    try:
        weeks = _WEEKS.fullmatch(text)
        length = timedelta(weeks=int(weeks[1])) if weeks else parse_temporal(text)
    except (ValueError, OverflowError):
        return None
    if isinstance(length, YearsMonths) and 0 <= length.months <= _MOST_MONTHS:
        return Term({"deadline.amount": str(length.months), "deadline.unit": "month"})
    if isinstance(length, timedelta) and 0 <= length.days <= _MOST_DAYS:
        rounded = bool(length % timedelta(days=1))
        return Term({"deadline.amount": str(length.days), "deadline.unit": "d"}, rounded)
    return None
