"""A decision table ready to run, and what the cells of one of its rules say."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.decisions.row_index import RowIndex
from engine.decisions.syntax import Aggregation
from engine.expressions.compiling.tests import matches
from engine.expressions.kinds.conformance import coerced
from engine.expressions.kinds.types import Type
from engine.expressions.run import Code, Scope


@dataclass(frozen=True, slots=True)
class Column:
    """An output column, compiled."""

    name: str
    type: Type | None
    values: tuple[Code, ...]
    default: Code | None


@dataclass(frozen=True, slots=True)
class Row:
    """A rule, compiled; conditions that hold for anything are left out."""

    id: str
    conditions: tuple[tuple[int, Code], ...]
    conclusions: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table, compiled."""

    inputs: tuple[tuple[Code, Code | None], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    aggregation: Aggregation | None
    index: RowIndex | None


def conclusion(table: CompiledTable, row: Row, scope: Scope) -> object:
    return shaped(table, cells_of(table, row, scope))


def cells_of(table: CompiledTable, row: Row, scope: Scope) -> list[object]:
    """Evaluate the output cells of a row; a value that is not allowed is null."""
    cells: list[object] = []
    for column, code in zip(table.columns, row.conclusions, strict=True):
        value = coerced(code(scope), column.type, scope.run)
        if value is not None and column.values and rank_of(column, value, scope) is None:
            scope.run.warnings.append("output-not-allowed")
            value = None
        cells.append(value)
    return cells


def shaped(table: CompiledTable, cells: Sequence[object]) -> object:
    """Return one output as its value, several as a context."""
    if len(cells) == 1:
        return cells[0]
    return {column.name: cell for column, cell in zip(table.columns, cells, strict=True)}


def rank_of(column: Column, value: object, scope: Scope) -> int | None:
    for place, code in enumerate(column.values):
        if matches(value, code(scope), scope.run) is True:
            return place
    return None
