"""Which function answers which question."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from types import FunctionType
from typing import Generic, TypeVar, cast, get_type_hints

from engine.settings import Settings
from engine.store.database import Connection

A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)


class Question(Generic[A_co]):
    """Something to be read; ``A_co`` is its answer, a frozen dataclass or a tuple of them."""


Q = TypeVar("Q", bound=Question[object])
_ANSWERERS: dict[type, object] = {}


@dataclass(frozen=True)
class Reading:
    """One consistent view of the database, and the clock."""

    connection: Connection
    settings: Settings
    now: datetime
    today: date


def answers(function: Callable[[Q, Reading], A]) -> Callable[[Q, Reading], A]:
    """Register ``function`` for the question type of its first parameter."""
    hints = get_type_hints(function)
    first = next(name for name in hints if name != "return")
    _ANSWERERS[hints[first]] = function
    return function


def answerer(question: Question[A]) -> Callable[[Question[A], Reading], A]:
    """Return the function registered for this question's type."""
    return cast("Callable[[Question[A], Reading], A]", _ANSWERERS[type(question)])


def told_by(question: type[Question[object]]) -> object:
    """Return what a type of question is answered with, as its function says it."""
    return cast("FunctionType", _ANSWERERS[question]).__annotations__["return"]
