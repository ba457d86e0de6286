"""Attributes of missions, results and certificates as labelled lines of a page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from engine.forms import Field, Language, form_text, text_language
from engine.model.values import Value
from engine.questions.publication.shown import Shown
from webapp import display
from webapp.language import catalogue
from webapp.visitors import language
from webapp.wording import called, vietnamese

_MONEY: Final = frozenset({"budget_total", "budget_state", "budget_other", "funds_used"})
#: Attributes that are codes, and the section of the catalogue that says what they mean.
_CODES: Final = {
    "type": "mission_type",
    "method": "method",
    "field": "field",
    "level": "level",
    "rating": "rating",
    "khoan_method": "khoan_method",
    "full_text_access": "full_text_access",
}

Fact = tuple[str, str]


def facts(values: Mapping[str, Value], names: Iterable[str]) -> list[Fact]:
    """Return label and text for each named attribute that is known and worth a line."""
    texts = catalogue(language())
    told = ((texts[f"attribute.{name}"], _text(name, values.get(name))) for name in names)
    return [(label, shown) for label, shown in told if shown]


def public_facts(values: Iterable[Shown]) -> list[tuple[str, str | list[str]]]:
    """Return what a notice or a record says publicly, labelled as its form labels it."""
    told = ((called(one.label, one.label_en), _public(one)) for one in values)
    return [(label, shown) for label, shown in told if shown]


def _public(one: Shown) -> str | list[str]:
    chosen: Language = "en" if language() == "en" else "vi"
    if isinstance(one.part, Field):
        return _answer(one.part, one.value, chosen)
    if not isinstance(one.value, Sequence):
        return ""
    return [
        Markup(" · ").join(
            text
            for part in one.part.body.fields
            if (text := _answer(part, row.get(part.name), chosen))
        )
        for row in one.value
        if isinstance(row, Mapping)
    ]


def _answer(part: Field, value: Value, chosen: Language) -> str:
    text = form_text(part, value, chosen)
    return vietnamese(text) if text_language(part, value, chosen) == "vi" else text


def _text(name: str, value: Value) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        return display.day(value)
    if isinstance(value, Decimal):
        return display.money(value) if name in _MONEY else display.number(value)
    if isinstance(value, str):
        known = catalogue(language()).get(f"{_CODES[name]}.{value}") if name in _CODES else None
        return known or vietnamese(value)
    return ""
