"""Nodes that only decision models have; everything else in a box is ordinary expression."""

from dataclasses import dataclass
from typing import Literal

from engine.expressions.cells import Tests
from engine.expressions.errors import BadExpression
from engine.expressions.kinds.types import Type
from engine.expressions.syntax import Node

HitPolicy = Literal["UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER"]
Aggregation = Literal["SUM", "COUNT", "MIN", "MAX"]


@dataclass(frozen=True, slots=True)
class Boxed:
    """A boxed expression: its tree, the names its filters may see, and its size."""

    node: Node
    names: frozenset[str] = frozenset()
    weight: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Typed(Node):
    """A part whose value must be of a type, or is null."""

    of: Node
    type: Type


@dataclass(frozen=True, slots=True)
class Unreadable(Node):
    """A text that is no expression: the model can be opened, this part cannot be decided."""

    problem: BadExpression


@dataclass(frozen=True, slots=True)
class Input:
    """An input column."""

    expression: Node
    allowed: Node | None


@dataclass(frozen=True, slots=True)
class Output:
    """An output column; ``values`` are its allowed values, the most important first."""

    name: str
    type: Type | None
    values: tuple[Node, ...]
    default: Node | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row."""

    id: str
    conditions: tuple[Tests | Unreadable, ...]
    conclusions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A decision table."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    hit_policy: HitPolicy
    aggregation: Aggregation | None
