"""Functions of the calendar, and ``is``."""

from datetime import datetime, time
from decimal import Decimal
from typing import Final

from engine.expressions.builtins.clocks import day_of
from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.ordering import order
from engine.expressions.run import Run
from engine.expressions.temporal.clocks import offset_of
from engine.expressions.temporal.extremes import alike
from engine.expressions.temporal.writing import zone_name

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@builtin("day of year", "date: any")
def _day_of_year(day: object) -> Decimal | None:
    found = day_of(day)
    return None if found is None else Decimal(alike(found).timetuple().tm_yday)


@builtin("day of week", "date: any")
def _day_of_week(day: object) -> str | None:
    found = day_of(day)
    return None if found is None else _DAYS[alike(found).weekday()]


@builtin("month of year", "date: any")
def _month_of_year(day: object) -> str | None:
    found = day_of(day)
    return None if found is None else _MONTHS[found.month - 1]


@builtin("week of year", "date: any")
def _week_of_year(day: object) -> Decimal | None:
    found = day_of(day)
    return None if found is None else Decimal(alike(found).isocalendar().week)


@builtin("is", "value1: any?, value2: any?", needs_run=True)
def _is(run: Run, value1: object, value2: object) -> bool:
    """Tell whether both are the same value, not only the same instant."""
    if isinstance(value1, time | datetime) and isinstance(value2, time | datetime):
        same_zone = zone_name(value1.tzinfo) == zone_name(value2.tzinfo)
        if not same_zone or offset_of(value1) != offset_of(value2):
            return False
        return order(value1, value2) == 0
    return equal(value1, value2, run) is True
