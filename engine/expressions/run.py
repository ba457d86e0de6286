"""One evaluation: its clock, its budgets, and the names it can see.

Budgets are counted, never timed, so the same expression on the same values is refused on
every machine or on none. Straight-line code is bounded by the length of its source; only what
repeats (loops, filters, functions, and built-in functions over lists and text) spends steps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, TypeAlias

from engine.expressions.errors import BudgetExceeded

#: Characters of one source text.
SOURCE: Final = 10_000
#: Levels of nesting in one source text.
NESTING: Final = 100
#: Repeated node evaluations of one run.
STEPS: Final = 50_000
#: Levels of running function bodies, and of values inside values.
DEPTH: Final = 500
#: Levels of a value that is given back.
NESTED: Final = 100
#: Characters of a text made by an expression.
STRING: Final = 100_000
#: Items of a list made by an expression.
LIST: Final = 10_000

_NO_TYPES: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(slots=True)
class Run:
    """What one evaluation may still spend, and when it happens."""

    now: datetime
    #: The item definitions of a decision model, for ``instance of``.
    types: Mapping[str, object] = field(default_factory=lambda: _NO_TYPES)
    steps: int = STEPS
    depth: int = 0
    #: The patterns read so far: each costs its reading once.
    patterns: set[tuple[str, str]] = field(default_factory=set)
    #: Ids of the decision table rules that fired, in order.
    fired: list[str] = field(default_factory=list)
    #: What a decision table found wrong with itself: rules in conflict, values not allowed.
    warnings: list[str] = field(default_factory=list)

    def spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise BudgetExceeded("steps", STEPS)

    def descend(self, levels: int) -> None:
        """Go ``levels`` deeper; whoever calls this also calls ``ascend`` with the same number."""
        self.depth += levels
        if self.depth > DEPTH:
            self.depth -= levels
            raise BudgetExceeded("depth", DEPTH)

    def ascend(self, levels: int) -> None:
        self.depth -= levels

    def text(self, length: int) -> None:
        """Account for a text of ``length`` about to be made."""
        if length > STRING:
            raise BudgetExceeded("string", STRING)
        self.spend(length >> 6)

    def items(self, count: int) -> None:
        """Account for a list of ``count`` items about to be made."""
        if count > LIST:
            raise BudgetExceeded("list", LIST)
        self.spend(count >> 2)


class Scope:
    """The names visible at one place of a running expression.

    Inner scopes are copies: a name lookup is one dictionary access, and a function value keeps
    what it saw although the loop around it has moved on.
    """

    __slots__ = ("names", "run")

    def __init__(self, names: dict[str, object], run: Run) -> None:
        self.names = names
        self.run = run


#: A compiled expression: closures all the way down.
Code: TypeAlias = Callable[[Scope], object]
