"""Which function performs which command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast, get_type_hints

from engine.commands.work import Work
from engine.model.actors import Actor

A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True)
class Seen:
    """How far a stream had come when somebody looked at it."""

    stream_id: int
    seq: int


@dataclass(frozen=True, kw_only=True)
class Command(Generic[A_co]):
    """Something to be done, by whom, under an id that makes a repeat harmless.

    ``A_co`` is what it answers with: a frozen dataclass of texts, numbers and tuples, or
    ``None``, because the answer is kept as JSON under the command id.
    """

    actor: Actor
    command_id: str
    #: What was sent, as a program sent it. Where the command was read from it, a repeat is
    #: recognised by this alone: read a second time, the same text may mean something else.
    payload: str | None = None
    #: The states the command was meant for; it is refused where none of them is the present one.
    seen: tuple[Seen, ...] = ()


C = TypeVar("C", bound=Command[object])
_PERFORMERS: dict[type, object] = {}


def performs(function: Callable[[C, Work], A]) -> Callable[[C, Work], A]:
    """Register ``function`` for the command type of its first parameter."""
    hints = get_type_hints(function)
    first = next(name for name in hints if name != "return")
    _PERFORMERS[hints[first]] = function
    return function


def performer(command: Command[A]) -> Callable[[Command[A], Work], A]:
    """Return the function registered for this command's type."""
    return cast("Callable[[Command[A], Work], A]", _PERFORMERS[type(command)])


def told_by(command: type[Command[object]]) -> type:
    """Return the dataclass a type of command answers with (``NoneType`` for none)."""
    return answer_type(_PERFORMERS[command])


def command_types() -> frozenset[type]:
    """Return every type of command that something performs."""
    return frozenset(_PERFORMERS)


def answer_type(function: object) -> type:
    """Return the dataclass the function answers with (``NoneType`` for none)."""
    found = get_type_hints(function)["return"]
    assert isinstance(found, type)  # noqa: S101 - a programmer's slip, not a state
    return found
