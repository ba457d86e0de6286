"""Nested values laid out along the form: what belongs where, and what belongs nowhere."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine.forms.display import form_text
from engine.forms.formulas import Formula, safely
from engine.forms.nesting import MOST_ROWS, items_of, nested
from engine.forms.parts import Body, Field, Form, Keys, Rows
from engine.model.values import Value

_MOST_MISFITS: Final = 100
_MOST_ROWS_IN_ALL: Final = 3000


@dataclass
class Layout:
    """The posted values of one body: by field name, and row by row for its lists."""

    data: dict[str, Value] = field(default_factory=dict)
    rows: "dict[str, list[Layout]]" = field(default_factory=dict)


@dataclass
class Shaping:
    """One reading of posted values against a form, with the codes of what was wrong."""

    context: Mapping[str, Value] | None
    now: datetime
    faults: dict[str, list[str]] = field(default_factory=dict)
    _rows_left: int = _MOST_ROWS_IN_ALL

    def lay_out(self, form: Form, raw: Mapping[str, Value]) -> Layout:
        tree, misfits = nested(raw)
        for name in misfits:
            self._fault(name, "unknown-field")
        return self._body(form.body, tree, "", None)

    def _body(
        self,
        body: Body,
        tree: Mapping[str, Value],
        prefix: str,
        item: Mapping[str, Value] | None,
    ) -> Layout:
        layout = Layout()
        self._take(body.keys, tree, prefix, layout)
        for rows in body.lists:
            posted = layout.data.pop(rows.name, None)
            layout.rows[rows.name] = self._rows(rows, posted, prefix + rows.name)
        for found in body.fields:
            self._settle(found, layout, item)
        return layout

    def _take(self, keys: Keys, tree: Mapping[str, Value], prefix: str, layout: Layout) -> None:
        for name, value in tree.items():
            key = unicodedata.normalize("NFC", name)
            part = keys.get(key)
            if part is None:
                self._fault(prefix + key, "unknown-field")
            elif isinstance(part, Field | Rows):
                layout.data[part.name] = value
            elif isinstance(value, Mapping):
                self._take(part, value, f"{prefix}{key}.", layout)
            elif not _is_blank(value):
                self._fault(prefix + key, "not-a-group")

    def _rows(self, rows: Rows, posted: Value, path: str) -> list[Layout]:
        if _is_blank(posted):
            posted = []
        if isinstance(posted, str) or not isinstance(posted, Sequence):
            self._fault(path, "not-a-list")
            posted = []
        most = min(MOST_ROWS, self._rows_left)
        if len(posted) > most:
            self._fault(path, "too-many-rows")
            posted = posted[:most]
        self._rows_left -= len(posted)
        mappings = [self._row(row, f"{path}[{place}]") for place, row in enumerate(posted)]
        if rows.fixed and self.context is not None:
            return self._fixed(rows, rows.fixed, mappings, path)
        return [
            self._body(rows.body, row, f"{path}[{place}].", None)
            for place, row in enumerate(mappings)
        ]

    def _row(self, row: Value, path: str) -> Mapping[str, Value]:
        if isinstance(row, Mapping):
            return row
        if not _is_blank(row):
            self._fault(path, "not-a-group")
        return {}

    def _fixed(
        self, rows: Rows, formula: Formula, posted: Sequence[Mapping[str, Value]], path: str
    ) -> list[Layout]:
        """Lay out one row per item; a posted row finds its item by its row id, else by place."""
        items = _mappings(safely(formula, self.context or {}, self.now))
        ids = [part.path for part in rows.body.fields if part.kind == "row-id"]
        left = dict(enumerate(posted))
        layouts = []
        for place, item in enumerate(items):
            chosen = _place_of(item, ids, left, place)
            row = left.pop(chosen) if chosen is not None else {}
            layouts.append(self._body(rows.body, row, f"{path}[{place}].", item))
        if left:
            self._fault(path, "unknown-row")
        return layouts

    def _settle(self, found: Field, layout: Layout, item: Mapping[str, Value] | None) -> None:
        """Let the server decide what is not the person's to type."""
        if found.kind == "computed":
            layout.data.pop(found.name, None)
        elif found.disabled:
            layout.data[found.name] = self.first_value(found, item)
        elif self.context is not None and (found.readonly is True or found.kind == "row-id"):
            if (value := self.first_value(found, item)) is not None:
                layout.data[found.name] = value
            elif item is not None or found.readonly is True:
                layout.data.pop(found.name, None)
        value = layout.data.get(found.name)
        if _is_blank(value):
            layout.data.pop(found.name, None)

    def first_value(self, found: Field, item: Mapping[str, Value] | None) -> Value:
        """Return what stands in the field before anybody types."""
        value = _dig(item, found.path) if item is not None else None
        if value is None and found.prefill:
            value = self._said(found.prefill, item)
        if value is None:
            return found.default
        return _worded(found, value) if found.kind in {"text", "textarea"} else value

    def first_rows(
        self, rows: Rows, item: Mapping[str, Value] | None
    ) -> list[Mapping[str, Value]] | None:
        """Return what the first rows are filled from, or None where nothing says so."""
        if rows.fixed:
            return _mappings(safely(rows.fixed, self.context or {}, self.now))
        value = _dig(item, rows.path) if item is not None else None
        if value is None and rows.prefill:
            value = self._said(rows.prefill, item)
        return None if value is None else _mappings(value)[:MOST_ROWS]

    def _said(self, formula: Formula, item: Mapping[str, Value] | None) -> Value:
        own = {"item": item, "row": item} if item is not None else {}
        return safely(formula, {**(self.context or {}), **own}, self.now)

    def _fault(self, path: str, code: str) -> None:
        if len(self.faults) < _MOST_MISFITS:
            self.faults.setdefault(path, []).append(code)


def _mappings(value: Value) -> list[Mapping[str, Value]]:
    return [item for item in items_of(value) if isinstance(item, Mapping)]


def _worded(found: Field, value: Value) -> Value:
    """Return what a text field shows of a value that is no text: a date, a list of names."""
    return value if isinstance(value, str) else form_text(found, value) or None


def _place_of(
    item: Mapping[str, Value],
    ids: Sequence[tuple[str, ...]],
    left: Mapping[int, Mapping[str, Value]],
    place: int,
) -> int | None:
    wanted = [_text(_dig(item, path)) for path in ids]
    for at, row in left.items():
        if ids and [_text(_dig(row, path)) for path in ids] == wanted:
            return at
    same = left.get(place, {})
    anonymous = place in left and not any(_text(_dig(same, path)) for path in ids)
    return place if anonymous else None


def _dig(tree: Mapping[str, Value] | None, path: Sequence[str]) -> Value:
    value: Value = tree
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
