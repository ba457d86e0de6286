"""Answers as a reader sees them: dd/MM/yyyy, 1.500.000 ₫, labels instead of codes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from engine.forms.figures import counted, grouped, money, typed_number
from engine.forms.moments import day_text, instant_text, month_text
from engine.forms.parts import Field
from engine.forms.rules import Language, Option
from engine.model.values import Value, YearsMonths, temporal_text

_TRUTHS: Final[Mapping[Language, tuple[str, str]]] = {"vi": ("Có", "Không"), "en": ("Yes", "No")}


def form_text(
    part: Field, value: Value, language: Language = "vi", options: Sequence[Option] = ()
) -> str:
    """Return an answer as text; ``options`` are those of the context, for people and the like.

    >>> form_text(budget, Decimal(1500000))
    '1.500.000 ₫'
    """
    if value is None:
        return ""
    if isinstance(value, bool) and not part.options:
        return _TRUTHS[language][0 if value else 1]
    if isinstance(value, Mapping):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(form_text(part, item, language, options) for item in value)
    for option in (*part.options, *options):
        if option.value == value and isinstance(option.value, bool) == isinstance(value, bool):
            return option.name(language)
    return _plain(part, value)


def text_language(
    part: Field, value: Value, language: Language = "vi", options: Sequence[Option] = ()
) -> Language:
    """Return the language ``form_text`` speaks: what people wrote stays Vietnamese.

    Numbers, dates and the choices of a form speak the language of the page; a choice that has no
    label in it does not.
    """
    if language == "vi" or isinstance(value, bool | Decimal) or value is None:
        return language
    if isinstance(value, Sequence) and not isinstance(value, str):
        spoken = {text_language(part, item, language, options) for item in value}
        return "vi" if "vi" in spoken else language
    for option in (*part.options, *options):
        if option.value == value:
            return option.language(language)
    if isinstance(value, str | Mapping):
        return language if part.kind == "month" else "vi"
    return language


def raw_text(part: Field, value: Value) -> str:
    """Return a value as it stands in an input: what the same field reads back as ``value``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal) and part.kind not in {"vnd", "integer"}:
        return typed_number(value)
    if isinstance(value, Decimal):
        return grouped(value) if part.kind == "vnd" else counted(value)
    return _plain(part, value)


def bound_text(part: Field, value: Value, *, counts: bool) -> str:
    """Return a limit as a sentence about ``part`` names it; ``counts`` are of characters."""
    if counts and isinstance(value, Decimal):
        return grouped(value)
    return _plain(part, value)


def _plain(part: Field, value: Value) -> str:
    shown = part.properties.get("kind", "") if part.kind == "computed" else part.kind
    if isinstance(value, Decimal):
        if shown == "vnd":
            return money(value)
        return counted(value) if shown == "integer" else grouped(value)
    if isinstance(value, str):
        return month_text(value) if shown == "month" and "-" in value else value
    return _moment(value)


def _moment(value: Value) -> str:
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return temporal_text(value) if isinstance(value, timedelta | YearsMonths) else ""
