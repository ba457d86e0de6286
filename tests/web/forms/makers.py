"""Makers of forms, posts and pages for these tests; no application around them."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from lxml import html
from werkzeug.datastructures import MultiDict

from engine.forms import AnswersRejected, Form, Problem, read_answers, read_form
from engine.model.values import Value
from webapp.forms import Page, render_form

NOW = datetime(2024, 6, 3, 2, tzinfo=UTC)
PAGE = Page(now=NOW, live_url="/live", file_url=lambda digest: f"/tep/{digest[:4]}")


def form_of(*components: Mapping[str, object]) -> Form:
    return read_form(json.dumps({"type": "default", "id": "T", "components": components}))


def field(kind: str, key: str, **rest: object) -> dict[str, object]:
    return {"type": kind, "key": key, "label": key.title(), **rest}


def choices(*codes: str) -> list[dict[str, str]]:
    return [{"value": code, "label": f"Mục {code}"} for code in codes]


def post(*pairs: tuple[str, str]) -> MultiDict[str, str]:
    return MultiDict(pairs)


def problems_of(form: Form, raw: Mapping[str, Value]) -> Mapping[str, Sequence[Problem]]:
    try:
        read_answers(form, raw, context={}, now=NOW)
    except AnswersRejected as refusal:
        return refusal.problems
    return {}


def shown(
    form: Form,
    raw: Mapping[str, Value],
    problems: Mapping[str, Sequence[Problem]] | None = None,
    context: Mapping[str, Value] | None = None,
    page: Page = PAGE,
) -> html.HtmlElement:
    return html.fragment_fromstring(
        render_form(form, raw, problems or {}, context or {}, page), create_parent="form"
    )


def posted_by(page: html.HtmlElement) -> MultiDict[str, str]:
    """Return what a browser would post from ``page`` if nobody touched it."""
    return MultiDict(page.form_values())
