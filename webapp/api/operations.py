"""What the HTTP interface can be asked: each operation is one command or one question.

An operation is said once, in a table; its address, its place in the OpenAPI document, what
it reads from a request and how its answer is written all follow from the two dataclasses.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import NoneType
from typing import Final, Literal, cast, get_args, get_origin

from marshmallow import Schema

from engine.commands import registry as commands
from engine.commands.registry import Command, Seen
from engine.model.actors import Actor
from engine.questions import registry as questions
from engine.questions.marks import Mark
from engine.questions.registry import Question
from webapp.api.schemas import answer_schema, page_schema, request_schema, without_none
from webapp.visitors import actor, ask, engine

Method = Literal["GET", "POST", "PUT", "DELETE"]
#: How a list goes on: by pages of a question, by the key of its last row, or as one tuple.
Paged = Literal["", "pages", "entries", "whole"]
#: What a request never says by name: who asks, how a command is known, where a page begins.
UNSAID: Final = frozenset(
    {"actor", "command_id", "payload", "seen", "page", "size", "before", "beside", "legal_date"}
)
_PLACE: Final = re.compile(r"{(\w+)}")


@dataclass(frozen=True)
class Call:
    """One request, read: everything an operation may know of it."""

    values: Mapping[str, object]
    command_id: str = ""
    payload: str | None = None
    seen: tuple[Seen, ...] = ()
    data: bytes = b""

    @property
    def actor(self) -> Actor:
        return actor()

    def text(self, name: str) -> str:
        """Return a value whose schema is a text."""
        return cast("str", self.values[name])

    def number(self, name: str) -> int:
        """Return a value whose schema is an integer."""
        return cast("int", self.values[name])

    @property
    def about_command(self) -> dict[str, object]:
        """Return what every command is given besides what it is about."""
        return {
            "actor": self.actor,
            "command_id": self.command_id,
            "payload": self.payload,
            "seen": self.seen,
        }


Run = Callable[["Operation", Call], object]


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked, under one method and address."""

    operation_id: str
    method: Method
    path: str
    summary: str
    area: str
    #: The command or question, or a dataclass that says what is read for one.
    takes: type
    #: What is written: a dataclass, ``None`` for nothing.
    tells: type | None
    run: Run
    paged: Paged = ""
    status: int = 200
    #: For everybody, without a token.
    public: bool = False
    #: Fields of ``takes`` that a request does not say.
    unsaid: frozenset[str] = frozenset()
    #: Marks what is told, so that it need not be told twice.
    mark: Callable[[Call], Mark] | None = None
    #: The address at which what was made is read, with parts of the answer in it.
    leads_to: str = ""
    #: Whether the body, or the answer, is a file.
    takes_file: bool = False
    tells_file: bool = False

    @property
    def changes(self) -> bool:
        """Say whether it is a command."""
        return self.method != "GET"

    @property
    def in_path(self) -> tuple[str, ...]:
        return tuple(_PLACE.findall(self.path))

    @property
    def beside_path(self) -> tuple[str, ...]:
        """Return what the body of a command says, or the query of a question."""
        known = (one.name for one in fields(self.takes))
        return tuple(one for one in known if one not in {*self.in_path, *UNSAID, *self.unsaid})

    @property
    def path_schema(self) -> type[Schema]:
        return request_schema(self.takes, self.in_path, f"{self.operation_id}Path")

    @property
    def request_schema(self) -> type[Schema]:
        name = self.operation_id[0].upper() + self.operation_id[1:]
        return request_schema(self.takes, self.beside_path, name)

    @property
    def answer_schema(self) -> type[Schema] | None:
        if self.tells is None or self.tells_file:
            return None
        return page_schema(self.tells) if self.paged else answer_schema(self.tells)


def asks(question: type[Question[object]], path: str, operation_id: str, summary: str,
         area: str, **more: object) -> Operation:  # fmt: skip
    """Return an operation that asks a question."""
    told, paged = _told(questions.told_by(question))
    more.setdefault("paged", paged)
    return _operation(
        operation_id, "GET", path, summary, area,
        takes=question, tells=told, run=_ask, **more,
    )  # fmt: skip


def does(command: type[Command[object]], path: str, operation_id: str, summary: str,
         area: str, **more: object) -> Operation:  # fmt: skip
    """Return an operation that performs a command."""
    found = commands.told_by(command)
    told = None if found is NoneType else found
    more.setdefault("method", "POST")
    more.setdefault("status", 200 if told else 204)
    return _operation(
        operation_id, cast("Method", more.pop("method")), path, summary, area,
        takes=command, tells=told, run=_do, **more,
    )  # fmt: skip


def _operation(*said: object, **more: object) -> Operation:
    return cast("Operation", cast("type", Operation)(*said, **more))


def _ask(operation: Operation, call: Call) -> object:
    given = dict(call.values)
    if any(one.name == "actor" for one in fields(operation.takes)):
        given["actor"] = call.actor
    return ask(cast("Question[object]", operation.takes(**given)))


def _do(operation: Operation, call: Call) -> object:
    command = operation.takes(**call.values, **call.about_command)
    return engine().do(cast("Command[object]", command))


def _told(annotation: object) -> tuple[type, Paged]:
    """Return what one answer, or one row of a list, is, and how the list goes on."""
    found, _ = without_none(annotation)
    if get_origin(found) is tuple:
        return cast("type", get_args(found)[0]), "whole"
    told = cast("type", found)
    rows = next((one for one in fields(told) if one.name == "rows"), None)
    if rows is None or not any(one.name == "pages" for one in fields(told)):
        return told, ""
    return cast("type", get_args(rows.type)[0]), "pages"
