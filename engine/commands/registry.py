"""Which function performs which command."""

from collections.abc import Callable
from typing import Protocol, TypeVar, get_type_hints

from engine.commands.work import Work
from engine.model.actors import Actor


class Command(Protocol):
    """What every command carries besides its own fields."""

    @property
    def actor(self) -> Actor: ...
    @property
    def command_id(self) -> str: ...


C = TypeVar("C", bound=Command)
A = TypeVar("A")
Performer = Callable[[C, Work], A]
_PERFORMERS: dict[type, Callable[..., object]] = {}


def performs(function: Callable[[C, Work], A]) -> Callable[[C, Work], A]:
    """Register ``function`` for the command type of its first parameter."""
    hints = get_type_hints(function)
    first = next(name for name in hints if name != "return")
    _PERFORMERS[hints[first]] = function
    return function


def performer(command: Command) -> Callable[..., object]:
    """Return the function registered for this command's type."""
    return _PERFORMERS[type(command)]


def answer_type(function: Callable[..., object]) -> type:
    """Return the dataclass the function answers with (``NoneType`` for none)."""
    found = get_type_hints(function)["return"]
    assert isinstance(found, type)  # noqa: S101 - a programmer's slip, not a state
    return found
