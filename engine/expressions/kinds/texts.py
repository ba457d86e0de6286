"""Values as text, as ``string()`` writes them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Final

from engine.expressions.errors import BudgetExceeded
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import STRING, Run
from engine.expressions.temporal.extremes import FarDate, FarMoment
from engine.expressions.temporal.writing import write_temporal
from engine.model.values import YearsMonths, number_text

_PLAIN_KEY: Final = re.compile(r"[^\W\d][\w ]*")


def text_of(value: object, run: Run) -> str | None:
    """Return ``value`` as text; a text is itself and null stays null."""
    if value is None or isinstance(value, str):
        return value
    writer = _Writer(run)
    writer.write(value)
    return "".join(writer.parts)


class _Writer:
    """Collects the parts of one text, and stops as soon as they are too many."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.parts: list[str] = []
        self.length = 0

    def put(self, part: str) -> None:
        self.length += len(part)
        if self.length > STRING:
            raise BudgetExceeded("string", STRING)
        self.run.spend(len(part) >> 6)
        self.parts.append(part)

    def write(self, value: object) -> None:
        self.run.spend(14)
        simple = None if isinstance(value, list | dict) else _simple(value)
        if simple is not None:
            self.put(simple)
            return
        self.run.descend(2)
        if isinstance(value, Mapping):
            self._context(value)
        elif isinstance(value, Range) and value.operator:
            self.put(f"({value.operator}")
            self.write(value.end if value.start is None else value.start)
            self.put(")")
        elif isinstance(value, Range):
            self.put(value.brackets[0])
            self.write(value.start)
            self.put("..")
            self.write(value.end)
            self.put(value.brackets[-1])
        elif isinstance(value, Sequence):
            for place, item in enumerate(value):
                self.put(", " if place else "[")
                self.write(item)
            self.put("]" if value else "[]")
        self.run.ascend(2)

    def _context(self, value: Mapping[object, object]) -> None:
        for place, (key, item) in enumerate(value.items()):
            name = str(key)
            self.put(", " if place else "{")
            self.put(name if _PLAIN_KEY.fullmatch(name) else _quoted(name))
            self.put(": ")
            self.write(item)
        self.put("}" if value else "{}")


def _simple(value: object) -> str | None:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, date | time | timedelta | YearsMonths | FarDate | FarMoment):
        return write_temporal(value)
    return f"function {value.name}" if isinstance(value, Function) else None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
