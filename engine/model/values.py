"""The values that processes, decisions and answers are made of, and their JSON form.

Numbers are always ``Decimal`` and are written as exact decimal literals; temporal values are
written as ``{"@": "2026-11-22"}``, the text of a FEEL at-literal. ``dumps`` is canonical
(sorted keys, no spaces, NFC), so equal values have equal digests on every machine.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

Value: TypeAlias = (
    "None | bool | str | Decimal | date | time | datetime | timedelta | YearsMonths"
    " | Sequence[Value] | Mapping[str, Value]"
)


@dataclass(frozen=True, order=True)
class YearsMonths:
    """A duration of whole months; FEEL keeps it apart from days and time."""

    months: int

    def __str__(self) -> str:
        sign, months = ("-", -self.months) if self.months < 0 else ("", self.months)
        years, rest = divmod(months, 12)
        body = (f"{years}Y" if years else "") + (f"{rest}M" if rest else "")
        return f"{sign}P{body or '0M'}"


class NotAValue(TypeError):
    """A Python object that has no place in a process was about to be written down."""


#: The widest exponent of a 34-digit decimal (IEEE 754 decimal128), of the smallest number.
_WIDEST: Final = 6_176
_DAY_TIME: Final = re.compile(
    r"^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,6})\d*)?S)?)?$"
)
_YEAR_MONTH: Final = re.compile(r"^(-)?P(?:(\d+)Y)?(?:(\d+)M)?$")
_DATE: Final = re.compile(r"^\d{4}-\d\d-\d\d$")


def dumps(value: object) -> str:
    """Write ``value`` as canonical JSON."""
    return "".join(_write(value))


def loads(text: str | bytes) -> Value:
    """Read JSON written by ``dumps``; every number becomes a ``Decimal``."""
    parsed: Value = json.loads(
        text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant, object_hook=_read
    )
    return parsed


def digest(data: bytes | str) -> str:
    """Return the SHA-256 of ``data`` (text as UTF-8) in lower-case hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def number_text(number: Decimal) -> str:
    """Return the shortest plain decimal literal of ``number``, never with an exponent."""
    if not number.is_finite() or abs(number.adjusted()) > _WIDEST:
        # Written out, 1e999999999 would take a gigabyte.
        raise NotAValue(str(number))
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def temporal_text(value: date | time | datetime | timedelta | YearsMonths) -> str:
    """Return the ISO 8601 text inside a FEEL at-literal."""
    if isinstance(value, timedelta):
        return _duration_text(value)
    return value.isoformat() if not isinstance(value, YearsMonths) else str(value)


def parse_temporal(text: str) -> date | time | datetime | timedelta | YearsMonths:
    """Read what ``temporal_text`` wrote; raises ``ValueError`` for any other text."""
    if _DATE.match(text):
        return date.fromisoformat(text)
    if (found := _YEAR_MONTH.match(text)) and (found[2] or found[3]):
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearsMonths(-months if found[1] else months)
    if (found := _DAY_TIME.match(text)) and any(found.groups()[1:]):
        micros = int((found[6] or "").ljust(6, "0") or 0)
        length = timedelta(
            days=int(found[2] or 0),
            hours=int(found[3] or 0),
            minutes=int(found[4] or 0),
            seconds=int(found[5] or 0),
            microseconds=micros,
        )
        return -length if found[1] else length
    return datetime.fromisoformat(text) if "T" in text else time.fromisoformat(text)


def _duration_text(length: timedelta) -> str:
    sign, length = ("-", -length) if length < timedelta() else ("", length)
    hours, rest = divmod(length.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    fraction = f".{length.microseconds:06d}".rstrip("0").rstrip(".")
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    clock += f"{seconds}{fraction}S" if seconds or length.microseconds else ""
    body = (f"{length.days}D" if length.days else "") + (f"T{clock}" if clock else "")
    return f"{sign}P{body or 'T0S'}"


def _write(value: object) -> list[str]:
    out: list[str] = []
    _append(value, out)
    return out


def _append(value: object, out: list[str]) -> None:
    if value is None or isinstance(value, bool):
        out.append({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, str):
        out.append(json.dumps(unicodedata.normalize("NFC", value), ensure_ascii=False))
    elif isinstance(value, Decimal | int):
        out.append(number_text(Decimal(value)))
    elif isinstance(value, date | time | timedelta | YearsMonths):
        out.append(f'{{"@":"{temporal_text(value)}"}}')
    elif isinstance(value, Mapping):
        _append_mapping(value, out)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        out.append("[")
        for place, item in enumerate(value):
            out.append("," if place else "")
            _append(item, out)
        out.append("]")
    else:
        raise NotAValue(type(value).__name__)


def _append_mapping(value: Mapping[object, object], out: list[str]) -> None:
    named = {unicodedata.normalize("NFC", str(key)): item for key, item in value.items()}
    out.append("{")
    for place, key in enumerate(sorted(named)):
        out.append(("," if place else "") + json.dumps(key, ensure_ascii=False) + ":")
        _append(named[key], out)
    out.append("}")


def _read(found: dict[str, object]) -> object:
    if len(found) == 1 and isinstance(text := found.get("@"), str):
        return parse_temporal(text)
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)
