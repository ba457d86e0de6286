"""A dataclass as a marshmallow schema: what the types say is said once."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Final, ForwardRef, Literal, Union, cast, get_args, get_origin

from marshmallow import RAISE, Schema
from marshmallow import fields as kinds
from marshmallow.validate import Length, OneOf, Range

from engine.forms import Form
from engine.forms import Rows as FormRows
from engine.model.values import Value
from webapp.api import fields as ours
from webapp.api.examples import example

_LONGEST: Final = 1_000
_PLAIN: Final[Mapping[object, type]] = {
    bool: kinds.Boolean,
    int: ours.Whole,
    str: kinds.String,
    Decimal: ours.Exact,
    date: ours.Day,
    datetime: kinds.DateTime,
    Form: ours.Definition,
}
AnyField = kinds.Field[object]


class _Strict(Schema):
    """What is sent has no name that is not read: a slip would go unnoticed."""

    error_messages = dict(ours.CODES)  # noqa: RUF012 - marshmallow takes it from the class

    class Meta:
        unknown = RAISE


@cache
def answer_schema(told: type) -> type[Schema]:
    """Return the schema by which a dataclass is written; every field is always there."""
    made = {
        one.name: _field(one.type, required=True, metadata=_about(one.name, one.type))
        for one in fields(told)
    }
    return Schema.from_dict(made, name=told.__name__)


@cache
def page_schema(told: type) -> type[Schema]:
    """Return the schema of one page of a list."""
    items = kinds.List(kinds.Nested(answer_schema(told)), required=True)
    onward = kinds.String(
        required=True,
        allow_none=True,
        metadata={"description": "The cursor of what follows; null at the end."},
    )
    return Schema.from_dict({"items": items, "next": onward}, name=f"{told.__name__}Page")


@cache
def request_schema(taken: type, names: tuple[str, ...], name: str) -> type[Schema]:
    """Return the schema by which some fields of a dataclass are read."""
    known = {one.name: one for one in fields(taken)}
    made = {wanted: _asked(known[wanted]) for wanted in names}
    return _Strict.from_dict(made, name=name)


def is_value(annotation: object) -> bool:
    """Say whether an annotation is ``Value``, which stands for any JSON."""
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    return annotation == Value


def without_none(annotation: object) -> tuple[object, bool]:
    """Return an annotation without ``None``, and whether it had it."""
    if get_origin(annotation) not in {types.UnionType, Union} or is_value(annotation):
        return annotation, False
    parts = [one for one in get_args(annotation) if one is not types.NoneType]
    if FormRows in parts:
        return FormRows, False
    return (parts[0], True) if len(parts) < len(get_args(annotation)) else (annotation, False)


def _asked(one: Field[object]) -> AnyField:
    required = one.default is MISSING and one.default_factory is MISSING
    more: dict[str, object] = {
        "required": required,
        "metadata": _about(one.name, one.type),
        "error_messages": dict(ours.CODES),
    }
    if not required:
        more["load_default"] = one.default
    annotation, _ = without_none(one.type)
    if annotation is int:
        more["validate"] = Range(1, ours.LARGEST, error="out-of-range")
    elif annotation is str:
        more["validate"] = Length(1 if required else 0, _LONGEST, error="out-of-range")
    return _field(one.type, **more)


def _field(annotation: object, **more: object) -> AnyField:
    plain, may_be_none = without_none(annotation)
    more["allow_none"] = may_be_none or is_value(plain)
    if is_value(plain):
        return _made(ours.AnyValue, more)
    if plain is FormRows:
        return _made(ours.PartKind, more)
    if isinstance(plain, type) and plain in _PLAIN:
        return _made(_PLAIN[plain], more)
    if isinstance(plain, type) and is_dataclass(plain):
        return _made(kinds.Nested, {"nested": answer_schema(plain), **more})
    return _composed(plain, more)


def _composed(annotation: object, more: dict[str, object]) -> AnyField:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        choice = OneOf(inside, error="not-offered")
        return _made(kinds.String, {**more, "validate": choice})
    if origin is tuple:
        return _made(kinds.List, {"cls_or_instance": _field(inside[0]), **more})
    if origin in {dict, types.MappingProxyType} or issubclass(cast("type", origin), Mapping):
        if is_value(inside[1]):
            return _made(ours.Values, more)
        return _made(kinds.Dict, {"values": _field(inside[1]), **more})
    raise TypeError(annotation)


def _made(kind: type, more: dict[str, object]) -> AnyField:
    return cast("AnyField", kind(**more))


def _about(name: str, annotation: object) -> dict[str, object]:
    found = example(name, without_none(annotation)[0])
    return {} if found is None else {"examples": [found]}
