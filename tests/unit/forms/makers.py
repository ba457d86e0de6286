"""Makers of forms for these tests."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from engine.forms import Answers, AnswersRejected, Form, Problem, read_answers, read_form
from engine.model.values import Value

NOW = datetime(2024, 6, 3, 2, tzinfo=UTC)


def form_of(*components: Mapping[str, object], **top: object) -> Form:
    return read_form(json.dumps({"type": "default", "id": "T", "components": components, **top}))


def field(kind: str, key: str, **rest: object) -> dict[str, object]:
    return {"type": kind, "key": key, "label": key.title(), **rest}


def choices(*codes: str) -> list[dict[str, str]]:
    return [{"value": code, "label": f"Mục {code}"} for code in codes]


def answers_of(form: Form, context: Mapping[str, Value] | None = None, **raw: Value) -> Answers:
    return read_answers(form, raw, context=context, now=NOW)


def problems_of(
    form: Form, raw: Mapping[str, Value], context: Mapping[str, Value] | None = None
) -> dict[str, list[str]]:
    with pytest.raises(AnswersRejected) as refusal:
        read_answers(form, raw, context=context, now=NOW)
    return {path: codes(found) for path, found in refusal.value.problems.items()}


def codes(found: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in found]
