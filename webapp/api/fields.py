"""The kinds of values in requests and answers, as marshmallow fields.

What goes out is written by ``engine.model.values.dumps``, so that numbers stay exact; what
is wrong with what comes in is told by a code, for which the catalogues have words.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from marshmallow import fields

from engine.forms import Field as FormField
from engine.forms import Form

#: What a database keeps as an id.
LARGEST: Final = 2**63 - 1
_DIGITS: Final = re.compile(r"[0-9]{1,19}")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
#: Every way in which a field may not fit, as the code it is told by.
CODES: Final[Mapping[str, str]] = MappingProxyType(
    {"required": "required", "null": "required", "invalid": "invalid", "type": "invalid",
     "validator_failed": "invalid", "invalid_utf8": "invalid", "unknown": "unknown"}
)  # fmt: skip


class Whole(fields.Integer):
    """An integer, from JSON a ``Decimal`` and from an address a text."""

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> int:
        del attr, data, kwargs
        if isinstance(value, str) and _DIGITS.fullmatch(value):
            return int(value)
        if isinstance(value, Decimal) and value == value.to_integral_value():
            return int(value)
        raise self.make_error("invalid", input=value)


class Exact(fields.Decimal):
    """A number, exact to its last digit."""


class Day(fields.Date):
    """A date as ``2024-03-04``; what JSON calls ``{"@": …}`` is a value, not a date."""

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> date:
        del attr, data, kwargs
        try:
            if isinstance(value, str) and _DATE.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self.make_error("invalid", input=value)


class AnyValue(fields.Raw):
    """Any JSON; temporal values as ``{"@": "2024-03-04"}``."""


class Values(fields.Dict):
    """Named values, any JSON each."""


class Definition(fields.Dict):
    """A form as the form-js JSON it was published as, with the digest answers refer to."""

    def _serialize(
        self, value: object, attr: str | None, obj: object, **kwargs: object
    ) -> dict[str, object] | None:
        del attr, obj, kwargs
        if not isinstance(value, Form):
            return None
        return {
            "id": value.id,
            "digest": value.digest,
            "code": value.code,
            "title": value.title,
            "title_en": value.title_en,
            "definition": value.definition,
        }


class PartKind(fields.String):
    """How a public value is written: the kind of its field, or ``rows``."""

    def _serialize(self, value: object, attr: str | None, obj: object, **kwargs: object) -> str:
        del attr, obj, kwargs
        return value.kind if isinstance(value, FormField) else "rows"
