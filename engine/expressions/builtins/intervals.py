"""Functions that place points and ranges relative to each other.

A point is the range that holds it alone, and the ends of a range are ordered with their
brackets: an excluded start lies just after its value, an excluded end just before. Then each
relation is one or two comparisons.
"""

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.ordering import order
from engine.expressions.kinds.ranges import Range

#: Relations of two ranges, in terms of "which end comes first" (-1, 0, 1).
_Relation: TypeAlias = Callable[[Range, Range], bool]
_Shape: TypeAlias = Literal["pp", "pr", "rp", "rr"]
_NAMES: Final = {
    "pp": "point1: any, point2: any",
    "pr": "point: any, range: any",
    "rp": "range: any, point: any",
    "rr": "range1: any, range2: any",
}


class _NoOrder(ValueError):
    """Two ends cannot be compared; the relation is null."""


def _compare(left: object, right: object, left_shift: int, right_shift: int) -> int:
    place = order(left, right)
    if place is None:
        raise _NoOrder
    return place or (left_shift > right_shift) - (left_shift < right_shift)


def _starts(one: Range, other: Range) -> int:
    """Compare two starts; a missing one lies before everything."""
    if one.start is None or other.start is None:
        return (one.start is not None) - (other.start is not None)
    return _compare(one.start, other.start, not one.start_included, not other.start_included)


def _ends(one: Range, other: Range) -> int:
    """Compare two ends; a missing one lies after everything."""
    if one.end is None or other.end is None:
        return (one.end is None) - (other.end is None)
    return _compare(one.end, other.end, one.end_included, other.end_included)


def _end_to_start(one: Range, other: Range) -> int:
    """Compare the end of one range with the start of the other."""
    if one.end is None or other.start is None:
        return 1
    return _compare(one.end, other.start, one.end_included - 1, not other.start_included)


def _before(one: Range, other: Range) -> bool:
    return _end_to_start(one, other) < 0


def _meets(one: Range, other: Range) -> bool:
    return _end_to_start(one, other) == 0


def _overlaps(one: Range, other: Range) -> bool:
    return _end_to_start(one, other) >= 0 and _end_to_start(other, one) >= 0


def _overlaps_before(one: Range, other: Range) -> bool:
    return _starts(one, other) < 0 and _end_to_start(one, other) >= 0 and _ends(one, other) <= 0


def _finishes(one: Range, other: Range) -> bool:
    return _ends(one, other) == 0 and _starts(one, other) >= 0


def _includes(one: Range, other: Range) -> bool:
    return _starts(one, other) <= 0 and _ends(one, other) >= 0


def _starts_it(one: Range, other: Range) -> bool:
    return _starts(one, other) == 0 and _ends(one, other) <= 0


def _coincides(one: Range, other: Range) -> bool:
    return _starts(one, other) == 0 and _ends(one, other) == 0


def _turned(relation: _Relation) -> _Relation:
    return lambda one, other: relation(other, one)


def _declare(name: str, relation: _Relation, shapes: tuple[_Shape, ...]) -> None:
    def related(one: object, other: object) -> bool | None:
        if _shape(one) + _shape(other) not in shapes:
            return None
        return relation(_as_range(one), _as_range(other))

    for shape in shapes:
        builtin(name, _NAMES[shape])(related)


def _shape(value: object) -> str:
    if isinstance(value, Range):
        return "r" if value.ordered else ""
    return "" if value is None else "p"


def _as_range(value: object) -> Range:
    return value if isinstance(value, Range) else Range(value, value)


_declare("before", _before, ("pp", "pr", "rp", "rr"))
_declare("after", _turned(_before), ("pp", "pr", "rp", "rr"))
_declare("meets", _meets, ("rr",))
_declare("met by", _turned(_meets), ("rr",))
_declare("overlaps", _overlaps, ("rr",))
_declare("overlaps before", _overlaps_before, ("rr",))
_declare("overlaps after", _turned(_overlaps_before), ("rr",))
_declare("finishes", _finishes, ("pr", "rr"))
_declare("finished by", _turned(_finishes), ("rp", "rr"))
_declare("includes", _includes, ("rp", "rr"))
_declare("during", _turned(_includes), ("pr", "rr"))
_declare("starts", _starts_it, ("pr", "rr"))
_declare("started by", _turned(_starts_it), ("rp", "rr"))
_declare("coincides", _coincides, ("pp", "rr"))
