"""Attributes of missions, results and certificates as labelled lines of a page."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from engine.model.values import Value
from webapp import display
from webapp.language import catalogue
from webapp.visitors import language

_MONEY: Final = frozenset({"budget", "budget_state", "budget_other"})

Fact = tuple[str, str]


def facts(area: str, values: Mapping[str, Value], names: Iterable[str]) -> list[Fact]:
    """Return label and text for each named attribute that is known and worth a line."""
    texts = catalogue(language())
    found = []
    for name in names:
        shown = _text(name, values.get(name))
        if shown:
            found.append((texts[f"{area}.{name}"], shown))
    return found


def _text(name: str, value: Value) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        return display.day(value)
    if isinstance(value, Decimal | int):
        return display.money(value) if name in _MONEY else display.number(value)
    return value if isinstance(value, str) else ""
