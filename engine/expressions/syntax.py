"""The tree of an expression.

Chains that people write long (``or``, ``and``, ``+``, ``*``, ``else if``) are flat nodes, so
their length costs no recursion. ``weight`` is the number of tokens of a part that may run many
times: what one more round of it spends.
"""

from dataclasses import dataclass
from typing import Literal as Word

from engine.expressions.kinds.types import Type


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression."""


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A value written down."""

    value: object


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name to be looked up when the expression runs."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """Unary minus."""

    of: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """Operators of one precedence, applied from the left."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """``=``, ``!=``, ``<``, ``<=``, ``>``, ``>=``."""

    left: Node
    operator: str
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """``value between low and high``; both ends belong to it."""

    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """``value instance of`` a type."""

    value: Node
    type: Type


@dataclass(frozen=True, slots=True)
class Junction(Node):
    """``and`` or ``or`` over two or more parts."""

    operator: Word["and", "or"]
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class If(Node):
    """``if`` with any number of ``else if``; a strict one is null for a condition of no truth."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Iterator(Node):
    """One ``name in list`` or ``name in start..end`` of a loop."""

    name: str
    start: Node
    end: Node | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """``for … return …``."""

    iterators: tuple[Iterator, ...]
    body: Node
    weight: int
    #: Whether the body looks at ``partial``, the results so far.
    asks_partial: bool = False


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """``some`` or ``every`` … ``satisfies`` …; a strict one is null unless all are booleans."""

    quantifier: Word["some", "every"]
    iterators: tuple[Iterator, ...]
    condition: Node
    weight: int
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list written down."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entries(Node):
    """A context written down; an entry sees the entries before it."""

    entries: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """A range; one written as a comparison has an operator and one node for its end."""

    low: Node
    high: Node
    low_included: bool
    high_included: bool
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter; without a type it takes anything."""

    name: str
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """``function(…) …``; ``height`` is how deep one run of the body nests."""

    parameters: tuple[Parameter, ...]
    body: Node
    weight: int
    height: int


@dataclass(frozen=True, slots=True)
class Path(Node):
    """``of.name``."""

    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """``of[by]``: an index, or a condition on each item.

    A strict one takes conditions only, and is null unless all are booleans.
    """

    of: Node
    by: Node
    names: frozenset[str]
    weight: int
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function applied to arguments, by position or by name."""

    function: Node
    positional: tuple[Node, ...] = ()
    named: tuple[tuple[str, Node], ...] = ()
