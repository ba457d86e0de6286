"""What a form shows for given values: which parts are hidden, what is computed, what is offered.

The server alone judges this, for the page and for the answers alike. A hidden field has no
value: whatever depends on it sees null.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from marshmallow import ValidationError

from engine.expressions import BudgetExceeded
from engine.forms.circles import evaluation_order
from engine.forms.formulas import Formula, safely
from engine.forms.nesting import items_of
from engine.forms.offers import offered
from engine.forms.parts import Body, Field, Form, Option, Rows, fields
from engine.forms.schemas import schema_of
from engine.forms.shaping import Layout, Shaping
from engine.model.values import Value


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


@dataclass
class Filled:
    """A form with values: its sheets, and the codes of what was wrong, by posted name."""

    form: Form
    sheet: Sheet
    faults: dict[str, list[str]]
    context: Mapping[str, Value] | None
    now: datetime
    _offered: dict[Formula, tuple[Option, ...] | None] = field(default_factory=dict)

    def options(self, sheet: Sheet, found: Field) -> tuple[Option, ...] | None:
        """Return what may be chosen, or None where only an absent context could tell."""
        formula = found.options_from
        if formula is None:
            return found.options
        if formula in self._offered:
            return self._offered[formula]
        found_now = offered(safely(formula, sheet.scope, self.now))
        if found_now is None and self.context is not None:
            found_now = ()
        options = None if found_now is None else (*found.options, *found_now)
        if not formula.words & _names(self.form):
            self._offered[formula] = options
        return options

    def truth(self, sheet: Sheet, asked: bool | Formula) -> bool:  # noqa: FBT001
        if isinstance(asked, Formula):
            return safely(asked, sheet.scope, self.now) is True
        return asked

    def is_hidden(self, sheet: Sheet, guards: Sequence[Formula]) -> bool:
        return any(safely(guard, sheet.scope, self.now) is True for guard in guards)


def fill(
    form: Form,
    raw: Mapping[str, Value],
    context: Mapping[str, Value] | None,
    now: datetime,
) -> Filled:
    """Lay ``raw`` out along ``form``, read each value, and judge what is hidden and computed."""
    shaping = Shaping(context, now)
    layout = shaping.lay_out(form, raw)
    faults = {path: list(codes) for path, codes in shaping.faults.items()}
    values = _read(form, layout, faults)
    sheet = _sheet(form.body, layout, values, "", ChainMap({}, dict(context or {})))
    _judge(form, sheet, now)
    return Filled(form, sheet, faults, context, now)


def sheets(sheet: Sheet) -> Iterator[Sheet]:
    """Walk over a sheet and the visible rows in it."""
    yield sheet
    for name, rows in sheet.rows.items():
        if name not in sheet.hidden:
            for row in rows:
                yield from sheets(row)


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


_EMPTY = frozenset({"checkbox", "checklist"})


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


def _judge(form: Form, root: Sheet, now: datetime) -> None:
    for lists, node in evaluation_order(form):
        for sheet in _instances(root, lists):
            if any(safely(guard, sheet.scope, now) is True for guard in node.guards):
                sheet.hidden.add(node.name)
                sheet.put(node, [] if isinstance(node, Rows) else None)
            elif isinstance(node, Field) and node.formula:
                _compute(sheet, node, node.formula, now)


def _compute(sheet: Sheet, node: Field, formula: Formula, now: datetime) -> None:
    try:
        value = formula.value(sheet.scope, now)
    except BudgetExceeded:
        sheet.failed.add(node.name)
        value = None
    if isinstance(value, Decimal) and node.digits is not None:
        value = round(value, node.digits)
    sheet.put(node, value)


def _instances(root: Sheet, lists: Sequence[Rows]) -> list[Sheet]:
    found = [root]
    for rows in lists:
        found = [row for s in found if rows.name not in s.hidden for row in s.rows[rows.name]]
    return found


@lru_cache(maxsize=512)
def _names(form: Form) -> frozenset[str]:
    return frozenset(step for part in fields(form) for step in part.path)
