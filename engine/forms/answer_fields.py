"""How each kind of answer is read from what was posted or from typed JSON.

A reader returns the typed value or raises ``ValidationError`` with the code of the problem.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, TypeAlias

from marshmallow import ValidationError

from engine.forms.figures import (
    AmbiguousNumber,
    checked,
    parse_integer,
    parse_money,
    parse_number,
    rounded,
)
from engine.forms.moments import parse_date, parse_instant, parse_month, parse_time
from engine.forms.parts import Field, Kind
from engine.model.values import Value

Reader: TypeAlias = Callable[[Field, object], Value]

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TRUTHS: Final = {"true": True, "on": True, "1": True, "yes": True, "false": False, "off": False,
                  "0": False, "no": False}  # fmt: skip
_DIGEST: Final = re.compile(r"^[0-9a-f]{64}$")
_LONGEST_CODE: Final = 500
_LONGEST_NAME: Final = 255
_MOST_FILES: Final = 50
_LARGEST_FILE: Final = Decimal(10**12)


def _text(_: Field, value: object) -> str:
    if not isinstance(value, str):
        raise ValidationError("not-text")
    if _CONTROLS.search(value):
        raise ValidationError("bad-characters")
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _figure(read: Callable[[str], Decimal], value: object, code: str) -> Decimal:
    try:
        if isinstance(value, Decimal):
            return checked(value)
        if isinstance(value, str):
            return read(value)
    except AmbiguousNumber:
        raise ValidationError("ambiguous-number") from None
    except (ValueError, ArithmeticError):
        pass
    raise ValidationError(code)


def _number(found: Field, value: object) -> Decimal:
    number = _figure(lambda text: parse_number(text, found.digits), value, "not-a-number")
    digits = found.digits
    if digits is not None and number != rounded(number, digits):
        raise ValidationError("too-many-decimals" if digits else "not-whole")
    return number


def _whole(read: Callable[[str], Decimal], value: object, code: str) -> Decimal:
    number = _figure(read, value, code)
    if number != number.to_integral_value():
        raise ValidationError("not-whole")
    return rounded(number, 0)


def _moment(value: object, read: Callable[[str], Value], kept: type, code: str) -> Value:
    if type(value) is kept and isinstance(value, date | time):
        return value
    try:
        if isinstance(value, str):
            return read(value)
    except ValueError:
        pass
    raise ValidationError(code)


def _month(_: Field, value: object) -> Value:
    return _moment(value, parse_month, str, "not-a-month")


def _choice(found: Field, value: object) -> Value:
    code = _code(value)
    for option in found.options:
        if option.code == code:
            return option.value
    return code


def _code(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        # 1e999999999 would be a gigabyte of digits.
        code = format(value, "f") if abs(value.adjusted()) < _LONGEST_CODE else ""
    else:
        code = unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else ""
    if not code or len(code) > _LONGEST_CODE or _CONTROLS.search(code):
        raise ValidationError("not-an-option")
    return code


def _checklist(found: Field, value: object) -> Value:
    posted = [value] if isinstance(value, str | bool | Decimal) else value
    if not isinstance(posted, Sequence):
        raise ValidationError("not-an-option")
    filled = [item for item in posted if not (isinstance(item, str) and not item.strip())]
    chosen: list[Value] = []
    for item in filled:
        if (kept := _choice(found, item)) not in chosen:
            chosen.append(kept)
    return chosen


def _checkbox(_: Field, value: object) -> bool:
    if isinstance(value, bool):
        return value
    truth = _TRUTHS.get(value.strip().lower()) if isinstance(value, str) else None
    if truth is None:
        raise ValidationError("not-a-truth")
    return truth


def _files(found: Field, value: object) -> Value:
    posted = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(posted, Sequence):
        raise ValidationError("not-a-file")
    filled = [item for item in posted if item is not None and item != ""]
    files = [_file(item) for item in filled]
    if len(files) > _MOST_FILES or (len(files) > 1 and not found.multiple):
        raise ValidationError("too-many-files")
    if found.multiple:
        return files
    return files[0] if files else None


def _file(item: object) -> Mapping[str, Value]:
    try:
        read = json.loads(item, parse_int=Decimal) if isinstance(item, str) else item
    except (ValueError, ArithmeticError, RecursionError):
        raise ValidationError("not-a-file") from None
    if not isinstance(read, Mapping) or set(read) - {"digest", "name", "size"}:
        raise ValidationError("not-a-file")
    digest, name, size = read.get("digest"), read.get("name"), read.get("size")
    if not isinstance(digest, str) or not _DIGEST.match(digest):
        raise ValidationError("not-a-file")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME or _CONTROLS.search(name):
        raise ValidationError("not-a-file")
    if not isinstance(size, Decimal) or not 0 <= size <= _LARGEST_FILE:
        raise ValidationError("not-a-file")
    if size != size.to_integral_value():
        raise ValidationError("not-a-file")
    return {"digest": digest, "name": unicodedata.normalize("NFC", name), "size": size}


READERS: Final[Mapping[Kind, Reader]] = {
    "text": _text,
    "textarea": _text,
    "number": _number,
    "integer": lambda _, value: _whole(parse_integer, value, "not-whole"),
    "vnd": lambda _, value: _whole(parse_money, value, "not-money"),
    "date": lambda _, value: _moment(value, parse_date, date, "not-a-date"),
    "time": lambda _, value: _moment(value, parse_time, time, "not-a-time"),
    "datetime": lambda _, value: _moment(value, parse_instant, datetime, "not-a-moment"),
    "month": _month,
    "select": _choice,
    "radio": _choice,
    "person": _choice,
    "organisation": _choice,
    "checklist": _checklist,
    "checkbox": _checkbox,
    "file": _files,
    "row-id": lambda _, value: _code(value),
}
