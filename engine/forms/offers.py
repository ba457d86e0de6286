"""What a list of the context offers to choose from."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from engine.forms.formulas import safely
from engine.forms.parts import Field
from engine.forms.rules import Option
from engine.model.values import Value


def offered(value: Value) -> tuple[Option, ...] | None:
    """Return the options of a list of codes or of {value, label}; None for what is no list."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return None
    return tuple(option for item in value if (option := _option(item)) is not None)


def _option(item: Value) -> Option | None:
    if isinstance(item, str | bool | Decimal):
        return Option(item, str(item))
    if not isinstance(item, Mapping):
        return None
    value, label, english = item.get("value"), item.get("label"), item.get("label_en")
    if not isinstance(value, str | bool | Decimal):
        return None
    name = label if isinstance(label, str) else str(value)
    return Option(value, name, english if isinstance(english, str) else "")


def offered_by(part: Field, scope: Mapping[str, Value], now: datetime) -> Sequence[Option]:
    """Return every option of ``part``: those of the form, and those ``scope`` offers."""
    if part.options_from is None:
        return part.options
    return (*part.options, *(offered(safely(part.options_from, scope, now)) or ()))
