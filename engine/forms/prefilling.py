"""What stands in a form before anybody has typed."""

from collections.abc import Mapping
from datetime import datetime

from engine.forms.parts import Body, Form, Rows
from engine.forms.shaping import Shaping
from engine.forms.sheets import Sheet
from engine.model.values import Value


def prefill(form: Form, context: Mapping[str, Value], now: datetime) -> dict[str, Value]:
    """Return first values in the shape ``read_answers`` and the page take: nested, typed.

    A prefill expression wins over ``defaultValue``. Fixed rows stand one per item; so do the
    first rows of a free list with a prefill, and a list in a row starts with what the item
    says. Other lists start with the empty rows the form asks for.

    >>> prefill(form, {"mission": {"title": "Lúa chịu mặn"}}, now)
    {'title': 'Lúa chịu mặn'}
    """
    return _first(form.body, Shaping(context, now), None)


def _first(body: Body, shaping: Shaping, item: Mapping[str, Value] | None) -> dict[str, Value]:
    sheet = Sheet(body, "", {}, {}, {})
    for part in body.fields:
        value = shaping.first_value(part, item)
        if part.kind != "computed" and value is not None:
            sheet.put(part, value)
    for rows in body.lists:
        listed = _rows(rows, shaping, item)
        if listed is not None:
            sheet.put(rows, listed)
    return sheet.values


def _rows(rows: Rows, shaping: Shaping, item: Mapping[str, Value] | None) -> list[Value] | None:
    """Return the first rows; a list that somebody left empty starts empty again."""
    found = shaping.first_rows(rows, item)
    if found is None:
        return [_first(rows.body, shaping, None) for _ in range(rows.first_rows)] or None
    return [_first(rows.body, shaping, row) for row in found]
