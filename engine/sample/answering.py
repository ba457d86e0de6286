"""Fill in any form the way a diligent person would: what is prefilled stays, the rest is told.

The sample answers every form of the shipped processes, also after somebody changes one: what
a form newly asks for is invented by its kind, and what it offers is chosen by its code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, cast

from engine.forms import Answers, Field, Filled, Form, Option, Rows, fill, prefill, read_answers
from engine.forms.sheets import Sheet
from engine.model.clock import day_of
from engine.model.values import Value

#: Chosen before anything else that is offered: the sample's stories go well.
_GLADLY: Final = (
    "GUI", "NOP", "HOP_LE", "DAT", "THUC_HIEN", "PHE_DUYET", "DONG_Y", "QUYET_DINH", "TRUNG_TUYEN",
    "KHONG_TRUNG", "TC", "TRUC_TIEP", "DUNG_TIEN_DO", "CO",
)  # fmt: skip
#: A field that is typed in several rounds, because answers show further fields.
_ROUNDS: Final = 8


@dataclass(frozen=True)
class Sheets:
    """What is at hand while filling in: what is to be said, and a paper to hand in."""

    said: Mapping[str, Value]
    paper: Value
    now: datetime


def answer(form: Form, context: Mapping[str, Value], hand: Sheets) -> Answers:
    """Return answers of ``form``; raises ``AnswersRejected`` where nothing fits."""
    values = prefill(form, context, hand.now)
    _lay(values, hand.said)
    for _ in range(_ROUNDS):
        filled = fill(form, values, context, hand.now)
        if not _complete(filled, filled.sheet, values, hand):
            break
    return read_answers(form, values, context=context, now=hand.now)


def _lay(values: dict[str, Value], said: Mapping[str, Value]) -> None:
    """Put what is to be said over what is prefilled; rows are told one by one."""
    for name, value in said.items():
        known = values.get(name)
        if isinstance(value, Mapping) and isinstance(known, list):
            values[name] = [{**row, **value} if isinstance(row, Mapping) else row for row in known]
        else:
            values[name] = value


def _complete(filled: Filled, sheet: Sheet, values: dict[str, Value], hand: Sheets) -> bool:
    changed = False
    for part in sheet.body.fields:
        if part.name in sheet.hidden or part.kind in {"computed", "row-id"} or part.disabled:
            continue
        if sheet.value(part) in (None, [], False) and filled.truth(sheet, part.rules.required):
            invented = _invent(part, filled.options(sheet, part) or (), hand)
            if invented is not None and _get(values, part.path) != invented:
                _put(values, part.path, invented)
                changed = True
    for rows in sheet.body.lists:
        if rows.name not in sheet.hidden:
            changed = _complete_rows(filled, sheet, rows, values, hand) or changed
    return changed


def _complete_rows(
    filled: Filled, sheet: Sheet, rows: Rows, values: dict[str, Value], hand: Sheets
) -> bool:
    found = [dict(row) for row in _rows(_get(values, rows.path))]
    least = max(rows.min_rows, 1 if filled.truth(sheet, rows.required) else 0)
    changed = rows.fixed is None and len(found) < least
    if changed:
        found += [{} for _ in range(least - len(found))]
    for row, values_of_row in zip(sheet.rows[rows.name], found, strict=False):
        changed = _complete(filled, row, values_of_row, hand) or changed
    if found:
        _put(values, rows.path, cast("Value", found))
    return changed


def _invent(part: Field, options: Sequence[Option], hand: Sheets) -> Value:
    today = day_of(hand.now)
    if options:
        every = [option.code for option in options]
        return every if part.kind == "checklist" else _chosen(options)
    if part.kind == "file":
        return [hand.paper] if part.multiple else hand.paper
    by_kind: dict[str, Value] = {
        "checkbox": True,
        "date": today,
        "month": f"{today:%Y-%m}",
        "number": _least(part, Decimal(1)),
        "integer": _least(part, Decimal(1)),
        "vnd": _least(part, Decimal(100_000_000)),
        "text": _text(part, today)[: _room(part)],
        "textarea": f"{part.wording.label}: theo hồ sơ (dữ liệu mẫu).",
    }
    return by_kind.get(part.kind)


def _chosen(options: Sequence[Option]) -> str:
    codes = [option.code for option in options]
    return next((code for code in _GLADLY if code in codes), codes[0])


def _least(part: Field, otherwise: Decimal) -> Decimal:
    return max(part.rules.min, otherwise) if isinstance(part.rules.min, Decimal) else otherwise


def _room(part: Field) -> int:
    return int(part.rules.max_length) if isinstance(part.rules.max_length, Decimal) else 200


def _text(part: Field, today: date) -> str:
    if part.rules.shape == "phone":
        return "0234 3000 000"
    if part.rules.shape == "email":
        return "mau@example.vn"
    if part.name.endswith("_no"):
        return f"{today:%d%m}/{today.year}/MAU"
    return f"{part.wording.label} (mẫu)"


def _rows(value: Value) -> list[Mapping[str, Value]]:
    listed = value if isinstance(value, list | tuple) else []
    return [row for row in listed if isinstance(row, Mapping)]


def _get(values: Mapping[str, Value], path: Sequence[str]) -> Value:
    found: Value = values
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _put(values: dict[str, Value], path: Sequence[str], value: Value) -> None:
    at = values
    for step in path[:-1]:
        inner = at.get(step)
        at[step] = dict(inner) if isinstance(inner, Mapping) else {}
        at = cast("dict[str, Value]", at[step])
    at[path[-1]] = value
