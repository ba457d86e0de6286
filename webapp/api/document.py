"""The OpenAPI document: every operation, from the same table by which it is answered."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from marshmallow import Schema

from webapp.api import cursors
from webapp.api.fields import AnyValue, Definition, Exact, Values, Whole
from webapp.api.operations import Operation
from webapp.api.places import BASE
from webapp.api.problems import MEDIA_TYPE, Problem
from webapp.api.requests import FILE, JSON
from webapp.api.schemas import answer_schema
from webapp.api.tables import operations

_VERSION: Final = "3.1.0"
Told = dict[str, object]
#: What may be refused, by status, with the words of the document.
_REFUSALS: Final[Mapping[int, str]] = {
    400: "The request cannot be read, or lacks an Idempotency-Key, or its cursor is another's.",
    401: "No token, or one that opens nothing.",
    403: "It is there, but not for this person or this token to do.",
    404: "There is no such thing, or it belongs to others.",
    409: "The state of the case does not allow it, or the command id was used for something else.",
    412: "The case has changed since the state that If-Match names.",
    413: "The body is too large.",
    415: "The body is of another kind.",
    422: "Parts of the request, or answers, do not fit; all of them are listed.",
    429: "Too many requests; Retry-After says how long to wait.",
    500: "The system failed, and nothing has changed.",
}
_ASKED: Final = frozenset({400, 404, 422, 429, 500})
_KEYED: Final = frozenset({401, 403})
_DONE: Final = frozenset({409, 412, 413, 415})


@cache
def text() -> str:
    """Return the document as JSON; it is the same for everybody."""
    return json.dumps(document(), ensure_ascii=False)


def document() -> Told:
    """Build the document."""
    plugin = MarshmallowPlugin(schema_name_resolver=_name)
    spec = APISpec(
        title="nhiemvu",
        version="1",
        openapi_version=_VERSION,
        plugins=[plugin],
        info={
            "description": "Science and technology missions of a province, for programs.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        servers=[{"url": BASE}],
        tags=[{"name": area} for area in dict.fromkeys(one.area for one in operations())],
    )
    converter = plugin.converter
    assert converter is not None  # noqa: S101 - made with the document
    _teach(converter)
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", schema=answer_schema(Problem))
    for status, said in _REFUSALS.items():
        schema = {"$ref": "#/components/schemas/Problem"}
        refusal: Told = {"description": said, "content": {MEDIA_TYPE: {"schema": schema}}}
        if status == 429:  # noqa: PLR2004
            refusal["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
        spec.components.response(f"Refused{status}", refusal)
    for operation in operations():
        told = {operation.method.lower(): _operation(operation, converter)}
        spec.path(path=operation.path, operations=told)
    return dict(spec.to_dict())


def _name(schema: type[Schema] | Schema) -> str:
    return schema.__name__ if isinstance(schema, type) else type(schema).__name__


def _teach(converter: OpenAPIConverter) -> None:
    """Say what our own kinds of fields are called there."""
    for kind, called in ((Whole, "integer"), (Exact, "number"), (Values, "object"),
                         (Definition, "object")):  # fmt: skip
        converter.map_to_openapi_type(kind, called, None)  # type: ignore[no-untyped-call]
    converter.map_to_openapi_type(AnyValue, None, None)  # type: ignore[no-untyped-call]


def _operation(operation: Operation, converter: OpenAPIConverter) -> Told:
    told: Told = {
        "operationId": operation.operation_id,
        "summary": operation.summary,
        "tags": [operation.area],
        "security": [] if operation.public else [{"token": []}],
        "parameters": list(_parameters(operation, converter)),
        "responses": _responses(operation),
    }
    if operation.takes_file:
        binary = {"schema": {"type": "string", "contentMediaType": FILE}}
        told["requestBody"] = {"required": True, "content": {FILE: binary}}
    elif operation.changes and operation.beside_path:
        example = _example(operation.request_schema)
        body = {"schema": operation.request_schema, "example": example}
        told["requestBody"] = {"required": True, "content": {JSON: body}}
    return told


def _parameters(operation: Operation, converter: OpenAPIConverter) -> Iterator[Told]:
    for place, schema in (("path", operation.path_schema), ("query", operation.request_schema)):
        if place == "query" and operation.changes and not operation.takes_file:
            continue
        for found in converter.schema2parameters(schema, location=place):
            yield dict(found)
    if operation.paged:
        yield _parameter("query", "cursor", {"type": "string"}, "What next said before.")
        limits = {"type": "integer", "minimum": 1, "maximum": cursors.MOST,
                  "default": cursors.USUAL}  # fmt: skip
        yield _parameter("query", "limit", limits, "How many items at most.")
    if operation.mark is not None:
        yield _parameter("header", "If-None-Match", {"type": "string"},
                         "An ETag; the answer is 304 where it still holds.")  # fmt: skip
    if operation.changes:
        key = {"type": "string", "pattern": "^[\\x21-\\x7e]{1,64}$"}
        said = "New for each command, the same for its repeat."
        yield _parameter("header", "Idempotency-Key", key, said, required=True)
        yield _parameter("header", "If-Match", {"type": "string"},
                         "The ETag of the case or mission it was decided on.")  # fmt: skip


def _parameter(
    place: str, name: str, schema: Mapping[str, object], said: str, *, required: bool = False
) -> Told:
    return {
        "in": place,
        "name": name,
        "required": required,
        "description": said,
        "schema": schema,
    }


def _responses(operation: Operation) -> Told:
    found = _ASKED | (frozenset() if operation.public else _KEYED)
    if operation.changes:
        found |= _DONE
    told: Told = {str(status): f"Refused{status}" for status in sorted(found)}
    if operation.tells_file:
        content: Told = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
        told["200"] = {"description": "The file.", "content": content}
    elif operation.answer_schema is None:
        told["204"] = {"description": "Done; there is nothing to tell."}
    else:
        schema = {"schema": operation.answer_schema}
        told[str(operation.status)] = {"description": "The answer.", "content": {JSON: schema}}
    if operation.mark is not None:
        told["304"] = {"description": "Nothing has changed since that ETag."}
    return told


def _example(schema: type[Schema]) -> Told:
    """Put an example of a body together from those of its fields."""
    found = {name: field.metadata.get("examples") for name, field in schema().fields.items()}
    return {name: examples[0] for name, examples in found.items() if isinstance(examples, list)}
