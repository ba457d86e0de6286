"""What only the whole form can tell: what is missing, out of computed bounds, or not offered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Final

from engine.forms.component_rules import CODE
from engine.forms.display import bound_text
from engine.forms.filling import Filled
from engine.forms.formulas import Formula, safely
from engine.forms.messages import required_code
from engine.forms.parts import Field, Rows
from engine.forms.rules import Bound, Wording
from engine.forms.sheets import Sheet, sheets
from engine.model.values import Value

_HERE: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_LONGEST: Final = {"text": "5.000", "textarea": "200.000"}


@dataclass(frozen=True)
class Fault:
    """A problem before it is put into words."""

    code: str
    wording: Wording | None = None
    limit: str = ""
    #: The form's own sentence, Vietnamese and English.
    message: tuple[str, str] | None = None


def check(filled: Filled) -> dict[str, list[Fault]]:
    """Return every fault by posted name; what is hidden has none."""
    known = dict(filled.faults)
    found: dict[str, list[Fault]] = {}
    for sheet in sheets(filled.sheet):
        for part in sheet.body.answered:
            path = sheet.prefix + part.name
            codes = known.pop(path, [])
            if part.name in sheet.hidden:
                _forget(known, path)
                continue
            faults = [_fault(filled, sheet, part, code) for code in codes]
            if not faults and isinstance(part, Rows):
                faults = list(_rows_faults(filled, sheet, part))
            elif not faults and isinstance(part, Field):
                faults = list(_field_faults(filled, sheet, part))
            if faults:
                found[path] = faults
    for path, codes in known.items():
        found.setdefault(path, []).extend(Fault(code) for code in codes)
    return found


def _forget(known: dict[str, list[str]], path: str) -> None:
    for other in [name for name in known if name.startswith((path + "[", path + "."))]:
        del known[other]


def _fault(filled: Filled, sheet: Sheet, part: Field | Rows, code: str) -> Fault:
    limit = ""
    if isinstance(part, Rows):
        limit = str(part.max_rows)
    elif code in _BOUNDS:
        limit = _limit(filled, sheet, part, code)
    elif code == "too-many-decimals":
        limit = str(part.digits)
    return Fault(code, part.wording, limit)


def _bounds(part: Field) -> Mapping[str, Bound]:
    rules = part.rules
    return {
        "too-small": rules.min,
        "too-large": rules.max,
        "too-short": rules.min_length,
        "too-long": rules.max_length,
    }


_BOUNDS: Final = frozenset({"too-small", "too-large", "too-short", "too-long"})


def _limit(filled: Filled, sheet: Sheet, part: Field, code: str) -> str:
    bound = _bounds(part)[code]
    value = safely(bound, sheet.scope, filled.now) if isinstance(bound, Formula) else bound
    if value is None and code == "too-long":
        return _LONGEST.get(part.kind, "")
    return bound_text(part, value, counts=code in {"too-short", "too-long"})


def _rows_faults(filled: Filled, sheet: Sheet, rows: Rows) -> Iterator[Fault]:
    count = len(sheet.rows[rows.name])
    least = max(rows.min_rows, 1 if filled.truth(sheet, rows.required) else 0)
    if rows.fixed and filled.context is not None:
        return
    if count < least:
        yield Fault("required-rows", rows.wording, str(least))
    if count > rows.max_rows:
        yield Fault("too-many-rows", rows.wording, str(rows.max_rows))


def _field_faults(filled: Filled, sheet: Sheet, part: Field) -> Iterator[Fault]:
    if part.disabled:
        return
    value = sheet.value(part)
    if part.kind == "computed":
        yield from _computed_faults(sheet, part, value)
    elif value is None or value is False or value == []:
        if filled.truth(sheet, part.rules.required):
            # What is missing cannot also be wrong: one thing to do, one sentence.
            yield Fault(required_code(part.kind), part.wording)
            return
    else:
        yield from _value_faults(filled, sheet, part, value)
    yield from _own_check(filled, sheet, part, value)


def _own_check(filled: Filled, sheet: Sheet, part: Field, value: Value) -> Iterator[Fault]:
    rules = part.rules
    if rules.check is None or value is None:
        return
    if safely(rules.check, sheet.scope, filled.now) is False:
        own = (rules.check_message, rules.check_message_en or rules.check_message)
        yield Fault("check-failed", part.wording, message=own if rules.check_message else None)


def _computed_faults(sheet: Sheet, part: Field, value: Value) -> Iterator[Fault]:
    if part.name in sheet.failed:
        yield Fault("computation-failed", part.wording)
    elif part.decision and not is_steering(value):
        yield Fault("not-a-code", part.wording)


def is_steering(value: Value) -> bool:
    """Tell whether ``value`` may stand in an event: numbers, truths, moments, short codes."""
    if isinstance(value, str):
        return bool(CODE.match(value))
    if isinstance(value, Mapping):
        return False
    if isinstance(value, Sequence):
        return all(is_steering(item) for item in value)
    return True


def _value_faults(filled: Filled, sheet: Sheet, part: Field, value: Value) -> Iterator[Fault]:
    for code, bound in _bounds(part).items():
        if isinstance(bound, Formula):
            limit = safely(bound, sheet.scope, filled.now)
            if _breaks(code, value, limit):
                yield _fault(filled, sheet, part, code)
    if part.options_from:
        offered = filled.options(sheet, part)
        if offered is not None and not _is_offered(value, [option.value for option in offered]):
            yield Fault("not-an-option", part.wording)
    if part.decision and not is_steering(value):
        yield Fault("not-a-code", part.wording)
    if part.rules.no_past and isinstance(value, date):
        today = filled.now.astimezone(_HERE).date()
        day = value.astimezone(_HERE).date() if isinstance(value, datetime) else value
        if day < today:
            yield Fault("in-the-past", part.wording)


def _is_offered(value: Value, offered: Sequence[Value]) -> bool:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return all(item in offered for item in value)
    return value in offered


def _breaks(code: str, value: Value, limit: Value) -> bool:
    if code in {"too-short", "too-long"}:
        if not isinstance(value, str) or not isinstance(limit, Decimal):
            return False
        return len(value) < limit if code == "too-short" else len(value) > limit
    if isinstance(value, Decimal) and isinstance(limit, Decimal):
        return value < limit if code == "too-small" else value > limit
    if type(value) is date and type(limit) is date:
        return value < limit if code == "too-small" else value > limit
    return False
