"""Finding the rows of a large table by what one column says, without trying them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from engine.decisions.syntax import Rule, Unreadable
from engine.expressions.cells import Matching
from engine.expressions.syntax import Literal

#: Fewer rows than this are tried as fast as they are looked up.
_WORTHWHILE: Final = 8

_Constant: TypeAlias = str | Decimal


@dataclass(frozen=True, slots=True)
class RowIndex:
    """The rows by the texts and numbers that stand in one column."""

    column: int
    places: Mapping[_Constant, tuple[int, ...]]
    #: The rows whose cell says something else than plain values.
    others: tuple[int, ...]

    def rows_for(self, value: object) -> Sequence[int]:
        """Return the places of the rows that may match, in order."""
        if not isinstance(value, str | Decimal):
            return self.others
        found = self.places.get(value)
        if found is None:
            return self.others
        return sorted((*self.others, *found)) if self.others else found


def index_of(rules: Sequence[Rule]) -> RowIndex | None:
    """Index the column in which most rows say plain values, if there is one worth it."""
    best: RowIndex | None = None
    for column in range(len(rules[0].conditions) if rules else 0):
        found = _indexed(rules, column)
        if best is None or len(found.others) < len(best.others):
            best = found
    worthwhile = best is not None and len(rules) - len(best.others) >= _WORTHWHILE
    return best if worthwhile else None


def _indexed(rules: Sequence[Rule], column: int) -> RowIndex:
    places: dict[_Constant, tuple[int, ...]] = {}
    others: list[int] = []
    for place, rule in enumerate(rules):
        constants = _constants(rule, column)
        if not constants:
            others.append(place)
        for constant in constants:
            places[constant] = (*places.get(constant, ()), place)
    return RowIndex(column, places, tuple(others))


def _constants(rule: Rule, column: int) -> frozenset[_Constant]:
    """Return the plain values of a cell, or nothing if it says anything else."""
    cell = rule.conditions[column]
    if isinstance(cell, Unreadable) or cell.negated:
        return frozenset()
    found = {
        test.node.value
        for test in cell.tests
        if isinstance(test, Matching)
        and isinstance(test.node, Literal)
        and isinstance(test.node.value, str | Decimal)
    }
    return frozenset(found) if len(found) == len(cell.tests) else frozenset()
