"""Types, and which values conform to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """A type of the language."""


@dataclass(frozen=True, slots=True)
class Named(Type):
    """A built-in type, or an item definition of a decision model."""

    name: str


@dataclass(frozen=True, slots=True)
class ListType(Type):
    """A list whose items all conform to one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class RangeType(Type):
    """A range whose ends conform to one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class ContextType(Type):
    """A context that has at least these entries."""

    entries: tuple[tuple[str, Type], ...]


@dataclass(frozen=True, slots=True)
class FunctionType(Type):
    """A function from these parameters to this result."""

    parameters: tuple[Type, ...]
    result: Type
