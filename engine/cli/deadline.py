"""``nhiemvu deadline --lines``: legal terms, with their arithmetic."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from engine.calendars import Calendar, Deadline, Direction, Unit, due, shipped
from engine.cli.lines import UnreadableLine, answer_lines
from engine.model.values import Value

_ABOUT = """\
Reads one term per line of standard input and answers its due day:
  {"id", "start", "amount", "unit": "WD"|"d"|"month", "direction": "forward"|"back",
   "off": [dates], "extra": [dates], "pauses": [[from, to], ...]}
  -> {"id", "due", "steps": [{"date", "until", "reason", "days", "name"}, ...]}

The national holidays and the shipped calendar always apply; the dates of "off" (no work) and
"extra" (a working Saturday or Sunday) come on top and win over them. The start is not
counted. Forward, a last day off moves to the next working day. Back, the due day is the
latest working day that leaves the whole term free before the start; neither day is counted.
A pause stops the clock on both its days and on every day between.
"""

#: Beyond every term, so that it is refused as too long.
_MANY: Final = Decimal(10**9)
_UNITS: Final[Mapping[str, Unit]] = {"WD": "WD", "d": "d", "month": "month"}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "deadline",
        help="count legal terms in working days, days or months",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--lines", action="store_true", required=True, help="JSON lines in, JSON lines out"
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    return answer_lines(answer)


def answer(asked: Mapping[str, Value]) -> Mapping[str, object]:
    """Answer one line; national holidays apply, the line's own days win."""
    calendar = _calendar(_days(asked, "off"), _days(asked, "extra"))
    found = due(
        _day(asked.get("start"), "start"),
        _amount(asked.get("amount")),
        _unit(asked.get("unit")),
        _direction(asked.get("direction", "forward")),
        calendar,
        _pauses(asked),
    )
    return {"due": found.due.isoformat(), "steps": _steps(found)}


def _calendar(off: Sequence[date], extra: Sequence[date]) -> Calendar:
    return shipped().overridden(off, extra) if off or extra else shipped()


def _steps(found: Deadline) -> list[dict[str, object]]:
    return [
        {
            "date": step.date.isoformat(),
            "until": step.until.isoformat(),
            "reason": step.reason,
            "days": step.days,
            **({"name": step.name} if step.name else {}),
        }
        for step in found.steps
    ]


def _unit(value: Value) -> Unit:
    if isinstance(value, str) and value in _UNITS:
        return _UNITS[value]
    raise UnreadableLine("its unit is none of WD, d, month")


def _direction(value: Value) -> Direction:
    if value is None or value == "forward":
        return "forward"
    if value == "back":
        return "back"
    raise UnreadableLine("its direction is neither forward nor back")


def _amount(value: Value) -> int:
    if not isinstance(value, Decimal) or value != value.to_integral_value():
        raise UnreadableLine("its amount is not a whole number")
    # 1e999999999 is one short literal and a gigabyte of digits: never make it an int.
    return int(max(min(value, _MANY), -_MANY))


def _day(value: Value, name: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise UnreadableLine(f"its {name} is not a date yyyy-MM-dd") from None


def _days(asked: Mapping[str, Value], name: str) -> list[date]:
    return [_day(item, name) for item in _items(asked.get(name), name)]


def _pauses(asked: Mapping[str, Value]) -> list[tuple[date, date]]:
    pairs = [_items(pair, "pauses") for pair in _items(asked.get("pauses"), "pauses")]
    if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - from and to
        raise UnreadableLine("a pause is not [from, to]")
    return [(_day(first, "pauses"), _day(last, "pauses")) for first, last in pairs]


def _items(value: Value, name: str) -> Sequence[Value]:
    if value is None:
        return []
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise UnreadableLine(f"its {name} is not a list")
    return value
