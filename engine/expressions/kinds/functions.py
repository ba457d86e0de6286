"""Functions as values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.expressions.kinds.types import Type
from engine.expressions.run import Run

Positional: TypeAlias = Callable[[Run, Sequence[object]], object]
Named: TypeAlias = Callable[[Run, Mapping[str, object]], object]


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """Something that can be invoked.

    Wrong arguments are no error: the specification makes the invocation null.
    """

    name: str
    parameters: tuple[str, ...]
    #: How many arguments the function takes at least and at most, for ``precedes`` and the like.
    positional: Positional
    named: Named
    types: tuple[Type | None, ...] = ()
    result: Type | None = None
