"""JSON in, values of the expression language out, and back.

Beyond what the engine stores, a value here may be a range (``{"range": "[..)", "from", "to"}``)
or a temporal value in a named zone, because expressions and decisions compute with them.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal, DecimalException
from typing import Final

from engine.expressions.errors import BudgetExceeded, NotAValue
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.kinds.ranges import Range, compared
from engine.expressions.results import kind_of
from engine.expressions.run import LIST, NESTED, STRING
from engine.expressions.temporal.extremes import FarDate, FarMoment
from engine.expressions.temporal.reading import read_temporal
from engine.expressions.temporal.writing import write_temporal
from engine.model.values import YearsMonths, number_text

_BRACKETS: Final = ("[", "("), ("]", ")")
#: A few items may stand for many when they are shared; these bound what is written out.
_MOST_ITEMS: Final = LIST * 10
_MOST_TEXT: Final = STRING * 10


def read_literals(text: str) -> object:
    """Read JSON; a number or a literal in it that is no value raises ``ValueError``."""
    return _DECODER.decode(text)


def write_literal(value: object) -> str:
    """Write a value as JSON; a function, and a range of all but one value, is none."""
    writer = _Writer()
    writer.write(value)
    return "".join(writer.parts)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(text: str) -> Decimal:
    try:
        number = DECIMAL128.create_decimal(text)
    except DecimalException:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    return number


def _value(pairs: Sequence[tuple[str, object]]) -> object:
    found = {unicodedata.normalize("NFC", key): value for key, value in pairs}
    if len(found) == 1 and isinstance(text := found.get("@"), str):
        if (temporal := read_temporal(text)) is None:
            raise ValueError(text)
        return temporal
    brackets = found.get("range")
    if isinstance(brackets, str) and found.keys() <= {"range", "from", "to"}:
        return _range(brackets, found.get("from"), found.get("to"))
    return found


def _range(brackets: str, start: object, end: object) -> Range:
    """Make a range; an end that is null is open to infinity."""
    if brackets[:1] not in _BRACKETS[0] or brackets[-1:] not in _BRACKETS[1]:
        raise ValueError(brackets)
    if brackets[1:-1] != "..":
        raise ValueError(brackets)
    start_included, end_included = brackets[0] == "[", brackets[-1] == "]"
    if start is None and end is not None:
        return compared("<=" if end_included else "<", end)
    if end is None and start is not None:
        return compared(">=" if start_included else ">", start)
    return Range(start, end, start_included, end_included)


_DECODER: Final = json.JSONDecoder(
    parse_float=_number, parse_int=_number, parse_constant=_number, object_pairs_hook=_value
)


class _Writer:
    """Writes one value, and counts how much of it there is."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.items = 0
        self.text = 0
        self.depth = 0

    def write(self, value: object) -> None:
        if value is None or isinstance(value, bool):
            self.parts.append({None: "null", True: "true", False: "false"}[value])
        elif isinstance(value, Decimal):
            self.parts.append(number_text(value))
        elif isinstance(value, str):
            self.text += len(value)
            if self.text > _MOST_TEXT:
                raise BudgetExceeded("string", _MOST_TEXT)
            self.parts.append(quoted(value))
        elif isinstance(value, date | time | timedelta | YearsMonths | FarDate | FarMoment):
            self.parts.append(f'{{"@":{quoted(write_temporal(value))}}}')
        else:
            self._structure(value)

    def _structure(self, value: object) -> None:
        self.depth += 1
        if self.depth > NESTED:
            raise BudgetExceeded("depth", NESTED)
        if isinstance(value, Range) and value.operator != "!=":
            brackets = {"range": value.brackets, "from": value.start, "to": value.end}
            self._entries(brackets)
        elif isinstance(value, Mapping):
            self._entries(value)
        elif isinstance(value, Sequence):
            self._count(len(value))
            self.parts.append("[")
            for place, item in enumerate(value):
                self.parts.append("," if place else "")
                self.write(item)
            self.parts.append("]")
        else:
            raise NotAValue(kind_of(value))
        self.depth -= 1

    def _entries(self, value: Mapping[str, object]) -> None:
        self._count(len(value))
        self.parts.append("{")
        for place, (key, item) in enumerate(value.items()):
            self.parts.append(("," if place else "") + quoted(str(key)) + ":")
            self.write(item)
        self.parts.append("}")

    def _count(self, items: int) -> None:
        self.items += items
        if self.items > _MOST_ITEMS:
            raise BudgetExceeded("list", _MOST_ITEMS)
