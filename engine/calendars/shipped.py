"""The calendar a new installation starts with: national holidays under editable rows."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from engine.calendars.errors import BadCalendar
from engine.calendars.working_days import Calendar

_ROWS: Final = Path(__file__).parents[2] / "processes" / "reference" / "calendars.csv"
_FIRST, _LAST = 1976, 2100
_TRUTHS: Final = {"true": True, "false": False}


@lru_cache(maxsize=1)
def shipped() -> Calendar:
    """Return the national calendar of 1976-2100 under the shipped rows.

    Years without an announcement yet are the library's forecast: the administrator's rows
    decide once the Prime Minister has fixed the dates.
    """
    return for_years(range(_FIRST, _LAST + 1), _ROWS.read_text(encoding="utf-8").splitlines())


def for_years(years: Iterable[int], rows: Sequence[str] = ()) -> Calendar:
    """Build a calendar from the holidays library and CSV ``rows`` that override it.

    A disabled row takes its fact away again: ``2026-11-24,off,…,false`` makes that day an
    ordinary one although the library knows it as a holiday.
    """
    # The library takes longer to import than a whole command: only who counts pays for it.
    from holidays import country_holidays  # noqa: PLC0415

    national = country_holidays("VN", language="vi", years=years)
    off, extra = set(national), set(national.weekend_workdays)
    names = dict(national.items())
    for line, row in enumerate(csv.DictReader(rows), start=2):
        day, kind, enabled = _read_row(line, row)
        chosen, other = (off, extra) if kind == "off" else (extra, off)
        if enabled:
            chosen.add(day)
            other.discard(day)
            names[day] = row["name"] or ""
        else:
            chosen.discard(day)
    return Calendar(off=frozenset(off), extra=frozenset(extra), names=names)


def _read_row(line: int, row: dict[str, str]) -> tuple[date, str, bool]:
    try:
        day = date.fromisoformat(row["date"])
        enabled = _TRUTHS[row["enabled"]]
    except (KeyError, TypeError, ValueError):
        raise BadCalendar(line, "its date or its enabled mark cannot be read") from None
    if row["kind"] not in {"off", "extra"}:
        raise BadCalendar(line, "its kind is neither off nor extra")
    return day, row["kind"], enabled
