"""The tree of unary tests: the cells of decision tables, and what may follow ``in``."""

from dataclasses import dataclass

from engine.expressions.syntax import Node


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """A unary test with an operator: ``< 5``."""

    operator: str
    to: Node


@dataclass(frozen=True, slots=True)
class Matching(Node):
    """A unary test without one: a value, range or list to match, or a condition on ``?``."""

    node: Node
    asks_input: bool


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """Unary tests of which one must hold (none, if negated); no test at all always holds."""

    tests: tuple[Bound | Matching, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class In(Node):
    """``value in`` one or several tests."""

    value: Node
    tests: Tests
