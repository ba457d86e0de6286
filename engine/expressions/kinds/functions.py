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
    positional: Positional
    named: Named
    #: Of the parameters, where the definition says them; so is the type of the result.
    types: tuple[Type | None, ...] = ()
    result: Type | None = None
