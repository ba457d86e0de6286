"""Values as text, as ``string()`` writes them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Final

from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import Run
from engine.expressions.temporal.writing import write_temporal
from engine.model.values import YearsMonths, number_text

_PLAIN_KEY: Final = re.compile(r"[^\W\d][\w ]*")


def text_of(value: object, run: Run) -> str | None:
    """Return ``value`` as text; a text is itself and null stays null."""
    if value is None or isinstance(value, str):
        return value
    parts: list[str] = []
    _append(value, parts, run)
    length = sum(map(len, parts))
    run.text(length)
    return "".join(parts)


def _append(value: object, parts: list[str], run: Run) -> None:
    run.spend(1)
    simple = _simple(value)
    if simple is not None:
        parts.append(simple)
        return
    run.descend(2)
    if isinstance(value, Mapping):
        _append_context(value, parts, run)
    elif isinstance(value, Range):
        parts.append(value.brackets[0])
        _append(value.start, parts, run)
        parts.append("..")
        _append(value.end, parts, run)
        parts.append(value.brackets[-1])
    elif isinstance(value, Sequence):
        for place, item in enumerate(value):
            parts.append(", " if place else "[")
            _append(item, parts, run)
        parts.append("]" if value else "[]")
    run.ascend(2)


def _append_context(value: Mapping[object, object], parts: list[str], run: Run) -> None:
    for place, (key, item) in enumerate(value.items()):
        name = str(key)
        parts.append(", " if place else "{")
        parts.append(name if _PLAIN_KEY.fullmatch(name) else _quoted(name))
        parts.append(": ")
        _append(item, parts, run)
    parts.append("}" if value else "{}")


def _simple(value: object) -> str | None:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, date | time | timedelta | YearsMonths):
        return write_temporal(value)
    return f"function {value.name}" if isinstance(value, Function) else None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
