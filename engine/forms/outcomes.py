"""What leaves a form: decision variables, record attributes, public answers."""

from collections.abc import Callable, Iterator, Mapping

from engine.forms.nesting import items_of
from engine.forms.parts import Body, Field, Form, Rows
from engine.forms.read_answers import Answers
from engine.model.values import Value


def decisions(form: Form, answers: Answers) -> dict[str, Value]:
    """Return the decision variables; one that is hidden or missing is null.

    A field inside rows gives a list, one item per row.
    """
    found: dict[str, Value] = {}
    for name, value in _fed(form.body, answers.values, _decision):
        if found.get(name) is None:
            found[name] = value
    return found


def record_values(form: Form, answers: Answers) -> dict[str, Value]:
    """Return the attributes of the record this form feeds; a missing answer feeds nothing.

    A list flagged as a whole gives its rows; a field inside rows gives a list of values.
    """
    fed = _fed(form.body, answers.values, lambda part: part.record)
    return {name: value for name, value in fed if value is not None}


def public_fields(form: Form, answers: Answers) -> list[tuple[Field | Rows, Value]]:
    """Return the parts anybody may read, with their answers, in the order of the page.

    A list is public as a whole or by its fields: then only those stay in its rows.
    """
    return list(_public(form.body, answers.values))


def _decision(part: Field | Rows) -> str:
    return part.decision if isinstance(part, Field) else ""


def _fed(
    body: Body, values: Mapping[str, Value], name_of: Callable[[Field | Rows], str]
) -> Iterator[tuple[str, Value]]:
    for part in body.fields:
        if name := name_of(part):
            yield name, value_of(part, values)
    for rows in body.lists:
        listed = rows_of(rows, values)
        if name := name_of(rows):
            yield name, listed
        within = [dict(_fed(rows.body, row, name_of)) for row in listed]
        for name in dict(_fed(rows.body, {}, name_of)):
            yield name, [row.get(name) for row in within]


def _public(body: Body, values: Mapping[str, Value]) -> Iterator[tuple[Field | Rows, Value]]:
    for part in body.fields:
        value = value_of(part, values)
        if part.public and value is not None:
            yield part, value
    for rows in body.lists:
        listed = rows_of(rows, values)
        shown = [
            {part.name: value_of(part, row) for part in rows.body.fields
             if rows.public or part.public}
            for row in listed
        ]  # fmt: skip
        if any(shown):
            yield rows, shown


def value_of(part: Field | Rows, values: Mapping[str, Value]) -> Value:
    found: Value = values
    for step in part.path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def rows_of(rows: Rows, values: Mapping[str, Value]) -> list[Mapping[str, Value]]:
    return [row for row in items_of(value_of(rows, values)) if isinstance(row, Mapping)]
