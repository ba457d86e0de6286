"""What reading a source text gives."""

from dataclasses import dataclass, field

from engine.expressions.syntax import Node


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
