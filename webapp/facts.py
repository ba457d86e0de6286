"""Attributes of missions, results and certificates as labelled lines of a page."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from engine.model.values import Value
from webapp import display
from webapp.language import catalogue, text_or
from webapp.visitors import language

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


def _text(name: str, value: Value) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        return display.day(value)
    if isinstance(value, Decimal):
        return display.money(value) if name in _MONEY else display.number(value)
    if isinstance(value, str):
        return text_or(language(), f"{_CODES[name]}.{value}", value) if name in _CODES else value
    return ""
