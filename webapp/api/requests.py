"""A request, read against the types of what it asks; every misfit is told at once."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, cast

from flask import request
from marshmallow import Schema, ValidationError

from engine.commands.registry import Seen
from engine.model.values import Value, digest, dumps, loads
from engine.permissions import NotFound
from webapp.api.errors import (
    BadIdempotencyKey,
    BadRequest,
    MediaTypeRefused,
    Misfit,
    RequestRejected,
)
from webapp.api.operations import Call, Operation
from webapp.language import text
from webapp.visitors import language

JSON: Final = "application/json"
FILE: Final = "application/octet-stream"
#: Longer than any form filled in by a person.
_LARGEST_BODY: Final = 4_000_000
_DEEPEST: Final = 40
_LONGEST_NUMBER: Final = 60
_KEY: Final = re.compile(r"[\x21-\x7e]{1,64}")
_TAG: Final = re.compile(r'^"(\d{1,18})\.(\d{1,18})\.[0-9a-f]+"$')


def read_call(operation: Operation, in_path: Mapping[str, str]) -> Call:
    """Read everything an operation takes; raises the refusals of this room."""
    values = _path(operation, in_path)
    if not operation.changes:
        return Call({**values, **_query(operation)})
    key = request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key):
        raise BadIdempotencyKey
    data, sent = b"", ""
    if operation.takes_file:
        if request.mimetype != FILE:
            raise MediaTypeRefused(FILE)
        data = request.get_data(cache=False)
        values |= _query(operation)
        sent = digest(data)
    elif operation.beside_path:
        body = _body()
        values |= _loaded(operation.request_schema, body)
        sent = dumps(body)
    payload = f"{operation.operation_id} {request.path} {dumps(dict(request.args))} {sent}"
    return Call(values, key, payload, _seen(), data)


def _path(operation: Operation, in_path: Mapping[str, str]) -> dict[str, object]:
    """Return what the address says; one that no such thing can have leads nowhere."""
    if not all(_is_plain(one) for one in in_path.values()):
        raise NotFound(operation.area)
    try:
        return cast("dict[str, object]", operation.path_schema().load(in_path))
    except ValidationError:
        raise NotFound(operation.area) from None


def _query(operation: Operation) -> dict[str, object]:
    asked = {name: value for name, value in request.args.items() if name not in PAGING}
    if not all(_is_plain(one) for one in request.args.values()):
        raise BadRequest("its address holds what is no text")
    return _loaded(operation.request_schema, asked)


#: What the address of every list may say besides.
PAGING: Final = frozenset({"cursor", "limit"})


def _body() -> Mapping[str, Value]:
    if request.mimetype != JSON:
        raise MediaTypeRefused(JSON)
    request.max_content_length = _LARGEST_BODY
    try:
        found = loads(request.get_data(cache=False).decode())
    except RecursionError:
        raise BadRequest("its JSON is nested too deep") from None
    except (ValueError, ArithmeticError):
        raise BadRequest("its body is not JSON in UTF-8") from None
    if not isinstance(found, Mapping):
        raise BadRequest("its body is no JSON object")
    for value, depth in _within(found):
        if depth > _DEEPEST:
            raise BadRequest("its JSON is nested too deep")
        if isinstance(value, str) and not _is_plain(value):
            raise BadRequest("its JSON holds what is no text")
        if isinstance(value, Decimal) and not _is_short(value):
            raise BadRequest("its JSON holds a number nobody can write out")
    return found


def _within(found: Value) -> Iterator[tuple[Value, int]]:
    level: list[tuple[Value, int]] = [(found, 0)]
    while level:
        value, depth = level.pop()
        yield value, depth
        if depth > _DEEPEST:
            continue
        if isinstance(value, Mapping):
            level += [(one, depth + 1) for pair in value.items() for one in pair]
        elif isinstance(value, list):
            level += [(one, depth + 1) for one in value]


def _is_plain(value: str) -> bool:
    """Say whether every database can keep the text."""
    return "\x00" not in value and not any("\ud800" <= one <= "\udfff" for one in value)


def _is_short(number: Decimal) -> bool:
    digits = len(number.as_tuple().digits)
    return digits <= _LONGEST_NUMBER and abs(number.adjusted()) <= _LONGEST_NUMBER


def _loaded(schema: type[Schema], found: Mapping[str, object]) -> dict[str, object]:
    try:
        return cast("dict[str, object]", schema().load(found))
    except ValidationError as wrong:
        raise RequestRejected(dict(_misfits(wrong.messages, ""))) from None


def _misfits(messages: object, place: str) -> Iterator[tuple[str, tuple[Misfit, ...]]]:
    if isinstance(messages, Mapping):
        for name, told in messages.items():
            yield from _misfits(told, f"{place}.{name}" if place else str(name))
    elif isinstance(messages, list):
        yield place, tuple(Misfit(one, text(language(), f"misfit.{one}")) for one in messages)


def _seen() -> tuple[Seen, ...]:
    """Return the states a command was decided on; a tag that is none of ours fits none."""
    said = request.headers.get("If-Match", "").strip()
    if said in {"", "*"}:
        return ()
    found = [_TAG.fullmatch(one.strip()) for one in said.split(",")]
    return tuple(Seen(int(one[1]), int(one[2])) if one else Seen(0, 0) for one in found)
