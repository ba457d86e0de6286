"""The tree of an expression.

Chains that people write long (``or``, ``and``, ``+``, ``*``, ``else if``) are flat nodes, so
their length costs no recursion. ``weight`` is the number of tokens of a part that may run many
times: what one more round of it spends.
"""

from dataclasses import dataclass, field
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
    """``if`` with any number of ``else if``."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node


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
    """``some`` or ``every`` … ``satisfies`` …."""

    quantifier: Word["some", "every"]
    iterators: tuple[Iterator, ...]
    condition: Node
    weight: int


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
    """A range; an end that is missing is open to infinity."""

    low: Node | None
    high: Node | None
    low_included: bool
    high_included: bool


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
    """``of[by]``: an index, or a condition on each item."""

    of: Node
    by: Node
    names: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function applied to arguments, by position or by name."""

    function: Node
    positional: tuple[Node, ...] = ()
    named: tuple[tuple[str, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole source text, read."""

    root: Node
    #: Names that must come from outside.
    names: frozenset[str]
    #: Names inside filters, which may as well be entries of the filtered items.
    possible_names: frozenset[str] = field(default_factory=frozenset)
    #: How many tokens it has and how deep it nests: what one run of it costs.
    weight: int = 1
    height: int = 1
