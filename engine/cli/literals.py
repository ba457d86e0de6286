"""Lines of JSON whose values are values of the expression language.

Beyond what the engine stores, a value here may be a range (``{"range": "[..)", "from", "to"}``)
or a temporal value in a named zone, because expressions and decisions compute with them.
"""

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal, DecimalException
from typing import BinaryIO, Final

from engine.cli.lines import UnreadableLine
from engine.expressions.errors import BudgetExceeded, NotAValue
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.kinds.ranges import Range
from engine.expressions.results import kind_of
from engine.expressions.run import LIST, NESTED, STRING
from engine.expressions.temporal.extremes import FarDate, FarMoment
from engine.expressions.temporal.reading import read_temporal
from engine.expressions.temporal.writing import write_temporal
from engine.model.errors import EngineError
from engine.model.values import YearsMonths, dumps

#: What a command makes of one line; it returns the answer without the id.
Answer = Callable[[Mapping[str, object]], Mapping[str, object]]

_BRACKETS: Final = ("[", "("), ("]", ")")
#: A few items may stand for many when they are shared; these bound what is written out.
_MOST_ITEMS: Final = LIST * 10
_MOST_TEXT: Final = STRING * 10


def answer_lines(answer: Answer) -> int:
    """Answer standard input on standard output, line by line, until it ends."""
    return write_answers(sys.stdin.buffer, sys.stdout.buffer, answer)


def write_answers(lines: Iterable[bytes], out: BinaryIO, answer: Answer) -> int:
    """Answer each of ``lines`` on ``out``; a bad one spoils only its own answer."""
    for line in lines:
        if line.strip():
            out.write(dumps(_answered(line, answer)).encode("utf-8", "backslashreplace") + b"\n")
            out.flush()
    return 0


def text_of(asked: Mapping[str, object], key: str) -> str:
    """Return a text that a line must have."""
    found = asked.get(key)
    if not isinstance(found, str):
        raise UnreadableLine(f"its '{key}' is no text")
    return found


def context_of(asked: Mapping[str, object], key: str) -> Mapping[str, object]:
    """Return a context that a line may have."""
    found = asked.get(key)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise UnreadableLine(f"its '{key}' is no object")
    return found


def _answered(line: bytes, answer: Answer) -> Mapping[str, object]:
    identity: object = None
    try:
        asked = _read(line)
        identity = asked.get("id")
        found = {key: _Writer().write(value) for key, value in answer(asked).items()}
    except RecursionError:
        return {"id": None, "error": _told(BudgetExceeded("depth", NESTED))}
    except EngineError as refusal:
        return {"id": _Writer().write(identity), "error": _told(refusal)}
    return {"id": _Writer().write(identity), **found}


def _told(refusal: EngineError) -> Mapping[str, object]:
    return {"code": refusal.code, "message": str(refusal)}


def _read(line: bytes) -> Mapping[str, object]:
    try:
        asked: object = json.loads(
            line.decode("utf-8"),
            parse_float=_number,
            parse_int=_number,
            parse_constant=_number,
            object_pairs_hook=_value,
        )
    except (ValueError, RecursionError):
        raise UnreadableLine("it is not JSON in UTF-8, or a value in it is none") from None
    if not isinstance(asked, Mapping):
        raise UnreadableLine("it is not a JSON object")
    return asked


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
        if brackets[:1] not in _BRACKETS[0] or brackets[-1:] not in _BRACKETS[1]:
            raise ValueError(brackets)
        return Range(found.get("from"), found.get("to"), brackets[0] == "[", brackets[-1] == "]")
    return found


@dataclass(slots=True)
class _Writer:
    """Turns one value into JSON, and counts how much of it there is."""

    items: int = 0
    text: int = 0
    depth: int = 0

    def write(self, value: object) -> object:
        if value is None or isinstance(value, bool | Decimal):
            return value
        if isinstance(value, str):
            self.text += len(value)
            if self.text > _MOST_TEXT:
                raise BudgetExceeded("string", _MOST_TEXT)
            return value
        if isinstance(value, date | time | timedelta | YearsMonths | FarDate | FarMoment):
            return {"@": write_temporal(value)}
        if isinstance(value, Function):
            raise NotAValue(kind_of(value))
        return self._structure(value)

    def _structure(self, value: object) -> object:
        self.depth += 1
        if self.depth > NESTED:
            raise BudgetExceeded("depth", NESTED)
        found: object
        if isinstance(value, Range):
            ends = {"from": self.write(value.start), "to": self.write(value.end)}
            found = {"range": value.brackets, **ends}
        elif isinstance(value, Mapping):
            self._count(len(value))
            found = {str(key): self.write(item) for key, item in value.items()}
        elif isinstance(value, Sequence):
            self._count(len(value))
            found = [self.write(item) for item in value]
        else:
            raise NotAValue(kind_of(value))
        self.depth -= 1
        return found

    def _count(self, items: int) -> None:
        self.items += items
        if self.items > _MOST_ITEMS:
            raise BudgetExceeded("list", _MOST_ITEMS)
