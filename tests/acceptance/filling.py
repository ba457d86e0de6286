"""Fill in any form as somebody in a hurry would: keep what stands there, answer what must be."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from engine.forms import Answers, Body, Field, prefill, read_answers
from engine.model.values import Value
from engine.questions.tasks.task_page import TaskView

TEXT = "Theo hồ sơ"


def fill(page: TaskView, now: date, said: Mapping[str, Value]) -> Answers:
    """Answer the form of ``page``: what ``said`` names, what is prefilled, else the least."""
    assert page.form is not None
    first = prefill(page.form, page.context, now)
    typed = _body(page.form.body, first, page.context, said)
    return read_answers(page.form, typed, context=page.context, now=now)


def _body(
    body: Body, first: Mapping[str, Value], context: Mapping[str, Value], said: Mapping[str, Value]
) -> dict[str, Value]:
    typed = dict(first)
    for field in body.fields:
        if field.name in said:
            typed[field.name] = said[field.name]
        elif field.rules.required and typed.get(field.name) is None:
            typed[field.name] = _least(field, context)
    for rows in body.lists:
        if rows.name in said:
            typed[rows.name] = said[rows.name]
            continue
        known = typed.get(rows.name)
        listed = known if isinstance(known, list) else []
        if rows.required and not listed and rows.fixed is None:
            listed = [{}]
        typed[rows.name] = [
            _body(rows.body, row, context, {}) for row in listed if isinstance(row, Mapping)
        ]
    return typed


def _least(field: Field, context: Mapping[str, Value]) -> Value:
    if field.kind in {"number", "integer", "vnd"}:
        return field.rules.min or Decimal(1)
    if field.kind == "date":
        return context["today"]
    if field.kind == "checkbox":
        return True
    if field.options:
        code = field.options[0].code
        return [code] if field.kind == "checklist" else code
    return TEXT
