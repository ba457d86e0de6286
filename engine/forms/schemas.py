"""The marshmallow schema of a form: one field per answer, one nested schema per list.

A message of marshmallow is never shown: each is the code of a problem. Requiredness is
settled by the caller, who alone knows what is hidden, so a schema is always loaded partially.
"""

import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

import re2
from marshmallow import Schema, ValidationError, fields, validate

from engine.forms.answer_fields import READERS, Reader
from engine.forms.parts import CHOICES, Body, Field, Form
from engine.model.values import Value

_EMAIL: Final = r"^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$"
_PHONE: Final = r"^\+?[0-9](?:[ .()-]{0,2}[0-9]){7,14}$"
Check: TypeAlias = Callable[[Value], object]

_LONGEST: Final[Mapping[str, int]] = {"text": 5000, "textarea": 200_000}


@lru_cache(maxsize=512)
def schema_of(form: Form) -> Schema:
    return _schema(form.body)


def _schema(body: Body) -> Schema:
    answers: dict[str, fields.Field[Value]] = {}
    for found in body.fields:
        if found.kind != "computed":
            # Numbered, because a key of a form may be any word, also one that is a method.
            answers[f"f{len(answers)}"] = Answer(found)
    rows = {
        f"r{place}": fields.List(
            fields.Nested(_schema(listed.body)), data_key=listed.name, attribute=listed.name
        )
        for place, listed in enumerate(body.lists)
    }
    return Schema.from_dict({**answers, **rows})()


class Answer(fields.Field[Value]):
    """One answer of a form, read by its kind and checked by the rules written beside it."""

    def __init__(self, found: Field) -> None:
        super().__init__(data_key=found.name, attribute=found.name, validate=_validators(found))
        self._found = found
        self._read: Reader = READERS[found.kind]

    def _deserialize(
        self, value: object, attr: str | None, data: object, **kwargs: object
    ) -> Value:
        del attr, data, kwargs
        return self._read(self._found, value)


def _validators(found: Field) -> list[Check]:
    rules = found.rules
    checks: list[Check] = []
    if found.kind in _LONGEST:
        checks.append(_length(validate.Length(max=_LONGEST[found.kind], error="too-long")))
    if isinstance(rules.min_length, Decimal):
        checks.append(_length(validate.Length(min=int(rules.min_length), error="too-short")))
    if isinstance(rules.max_length, Decimal):
        checks.append(_length(validate.Length(max=int(rules.max_length), error="too-long")))
    if isinstance(rules.min, Decimal):
        checks.append(validate.Range(min=rules.min, error="too-small"))
    if isinstance(rules.max, Decimal):
        checks.append(validate.Range(max=rules.max, error="too-large"))
    if found.kind in CHOICES and found.options_from is None:
        one = validate.OneOf([option.value for option in found.options], error="not-an-option")
        checks.append(_each(one) if found.kind == "checklist" else one)
    if rules.shape:
        checks.append(_matches(_EMAIL if rules.shape == "email" else _PHONE, f"not-{rules.shape}"))
    if rules.pattern:
        checks.append(_matches(rules.pattern, "does-not-match"))
    return checks


def _length(length: validate.Length) -> Check:
    def check(value: Value) -> None:
        if isinstance(value, str):
            length(value)

    return check


def _each(one: validate.OneOf) -> Check:
    def check(values: Value) -> None:
        if isinstance(values, list):
            for value in values:
                one(value)

    return check


def _matches(pattern: str, code: str) -> Check:
    # RE2 runs in linear time: a pattern of an administrator cannot hang the server.
    compiled = re2.compile(pattern)

    def check(value: Value) -> None:
        if isinstance(value, str) and not compiled.search(unicodedata.normalize("NFC", value)):
            raise ValidationError(code)

    return check
