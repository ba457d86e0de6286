"""A form with its values in place: one sheet for the form, one for each row.

A sheet keeps what was typed beside what it means, and its values stand in the scope of every
expression of the form, so a value found later is seen at once.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from marshmallow import ValidationError

from engine.forms.nesting import items_of
from engine.forms.parts import Body, Field, Form, Rows
from engine.forms.schemas import schema_of
from engine.forms.shaping import Layout
from engine.model.values import Value

#: Kinds that have a value even when nothing was chosen.
_EMPTY: Final = frozenset({"checkbox", "checklist"})


@dataclass
class Sheet:
    """One body filled in: the form itself, or one row."""

    body: Body
    #: What stands before a field's name in its posted name: ``team[0].``, or nothing.
    prefix: str
    #: What was posted, as it was typed, by field name.
    raw: Mapping[str, Value]
    #: Typed values, nested as the answers are; null where missing, wrong or hidden.
    values: dict[str, Value]
    scope: Mapping[str, Value]
    rows: "dict[str, list[Sheet]]" = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    #: Computed fields that asked for more work than one expression may.
    failed: set[str] = field(default_factory=set)

    def value(self, part: Field | Rows) -> Value:
        found: Value = self.values
        for step in part.path:
            found = found.get(step) if isinstance(found, Mapping) else None
        return found

    def put(self, part: Field | Rows, value: Value) -> None:
        at: dict[str, Value] = self.values
        for step in part.path[:-1]:
            inner = at.setdefault(step, {})
            at = inner if isinstance(inner, dict) else {}
        at[part.path[-1]] = value


def sheets(sheet: Sheet) -> Iterator[Sheet]:
    """Walk over a sheet and the visible rows in it."""
    yield sheet
    for name, rows in sheet.rows.items():
        if name not in sheet.hidden:
            for row in rows:
                yield from sheets(row)


def read_sheet(
    form: Form, layout: Layout, context: Mapping[str, Value], faults: dict[str, list[str]]
) -> Sheet:
    """Read every value of ``layout`` by its kind; what cannot be read is null and a fault."""
    values = _read(form, layout, faults)
    return _sheet(form.body, layout, values, "", ChainMap({}, dict(context)))


def _read(form: Form, layout: Layout, faults: dict[str, list[str]]) -> Mapping[str, Value]:
    try:
        loaded = schema_of(form).load(_plain(layout), partial=True)
    except ValidationError as refusal:
        _collect(refusal.messages, "", faults)
        loaded = refusal.valid_data
    return loaded if isinstance(loaded, Mapping) else {}


def _plain(layout: Layout) -> dict[str, object]:
    rows = {name: [_plain(row) for row in listed] for name, listed in layout.rows.items()}
    return {**layout.data, **rows}


def _collect(messages: object, path: str, faults: dict[str, list[str]]) -> None:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            step = f"[{key}]" if isinstance(key, int) else f".{key}" if path else str(key)
            _collect(inner, path + step, faults)
    elif isinstance(messages, Sequence):
        faults.setdefault(path, []).extend(str(code) for code in messages)


def _sheet(
    body: Body,
    layout: Layout,
    values: Mapping[str, Value],
    prefix: str,
    scope: "ChainMap[str, Value]",
) -> Sheet:
    own: dict[str, Value] = {}
    inner: ChainMap[str, Value] = scope.new_child(own)
    sheet = Sheet(body, prefix, layout.data, own, inner)
    source = Sheet(body, prefix, {}, dict(values), {})
    for found in body.fields:
        sheet.put(found, source.value(found))
        if sheet.value(found) is None and found.kind in _EMPTY:
            sheet.put(found, False if found.kind == "checkbox" else [])
    for rows in body.lists:
        filled = items_of(source.value(rows))
        sheet.rows[rows.name] = [
            _row(rows, place, row, filled[place] if place < len(filled) else None, sheet, inner)
            for place, row in enumerate(layout.rows.get(rows.name, ()))
        ]
        sheet.put(rows, [row.values for row in sheet.rows[rows.name]])
    return sheet


def _row(
    rows: Rows,
    place: int,
    layout: Layout,
    values: Value,
    outer: Sheet,
    scope: "ChainMap[str, Value]",
) -> Sheet:
    around: dict[str, Value] = {"parent": outer.values, "i": Decimal(place + 1)}
    prefix = f"{outer.prefix}{rows.name}[{place}]."
    known = values if isinstance(values, Mapping) else {}
    sheet = _sheet(rows.body, layout, known, prefix, scope.new_child(around))
    around["this"] = sheet.values
    return sheet
