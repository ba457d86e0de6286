"""Every form the product ships can be read, shown in both languages, and answered for."""

from pathlib import Path

import pytest

from engine.forms import AnswersRejected, Form, fields, prefill, read_answers, read_form
from engine.model.values import Value
from tests.web.forms.makers import NOW, shown
from webapp.forms import Page, render_answers

ROOT = Path(__file__).parents[3] / "forms"
SHIPPED = sorted(ROOT.rglob("*.json"))
CONTEXT: dict[str, Value] = {
    "today": NOW.date(),
    "mission": {"id": "m1", "title": "Lúa chịu mặn", "code": "HUE-01"},
    "actor": {"id": "p1", "name": "Trần An"},
    "people": [{"value": "p1", "label": "Trần An"}],
    "organisations": [{"value": "o1", "label": "Đại học Huế"}],
    "subjects": [{"id": "s1", "title": "Lúa chịu mặn", "proposer": "Trần An", "state": "won"}],
    "council": {"id": "c1", "seats": [{"code": "CT", "label": "Chủ tịch", "person": "p1"}]},
}


def form_at(path: Path) -> Form:
    return read_form(path.read_bytes())


def test_there_are_forms() -> None:
    assert len(SHIPPED) > 50


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_form_is_shown_in_both_languages(path: Path) -> None:
    form = form_at(path)
    start = prefill(form, CONTEXT, NOW)

    vietnamese = shown(form, start, context=CONTEXT)
    english = shown(form, start, context=CONTEXT, page=Page(now=NOW, language="en"))

    assert vietnamese.text_content().strip()
    assert set(english.fields) == set(vietnamese.fields)
    assert len(vietnamese.xpath("//@id")) == len(set(vietnamese.xpath("//@id")))
    assert render_answers(form, start, now=NOW, context=CONTEXT) is not None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_a_shipped_form_starts_with_is_never_wrong(path: Path) -> None:
    form = form_at(path)
    told: set[str] = set()

    try:
        read_answers(form, prefill(form, CONTEXT, NOW), context=CONTEXT, now=NOW)
    except AnswersRejected as refusal:
        told = {one.code for found in refusal.problems.values() for one in found}

    assert told <= {"required"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_form_is_worded_in_both_languages(path: Path) -> None:
    form = form_at(path)

    unworded = [
        ".".join(part.place)
        for part in fields(form)
        if not (part.wording.label and part.wording.label_en)
        and part.properties.get("kind") != "row-id"
    ]

    assert form.title
    assert form.title_en
    assert unworded == []
