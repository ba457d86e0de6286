"""What follows from the rules that match, by the hit policy."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from engine.decisions.compiled_tables import (
    CompiledTable,
    Row,
    cells_of,
    conclusion,
    rank_of,
    shaped,
)
from engine.expressions.builtins.catalogue import BUILTINS
from engine.expressions.kinds.equality import equal
from engine.expressions.run import Run, Scope

#: What follows from the rows that match: a value, and the rows that count.
Outcome: TypeAlias = tuple[object, Sequence[Row]]
Policy: TypeAlias = Callable[[CompiledTable, Sequence[Row], Scope], Outcome]


def _unique(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    if len(rows) > 1:
        scope.run.warnings.append("unique-violated")
        return None, rows
    return conclusion(table, rows[0], scope), rows


def _first(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    return conclusion(table, rows[0], scope), rows[:1]


def _any(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    values = [conclusion(table, row, scope) for row in rows]
    if not all(equal(value, values[0], scope.run) for value in values[1:]):
        scope.run.warnings.append("any-violated")
        return None, rows
    return values[0], rows


def _priority(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    row = min(rows, key=lambda one: _importance(table, one, scope))
    return conclusion(table, row, scope), [row]


def _rule_order(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    scope.run.items(len(rows))
    return [conclusion(table, row, scope) for row in rows], rows


def _output_order(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    ordered = sorted(rows, key=lambda one: _importance(table, one, scope))
    return _rule_order(table, ordered, scope)


def _collect(table: CompiledTable, rows: Sequence[Row], scope: Scope) -> Outcome:
    if table.aggregation is None:
        return _rule_order(table, rows, scope)
    columns = zip(*(cells_of(table, row, scope) for row in rows), strict=True)
    return shaped(table, [_aggregate(table, column, scope.run) for column in columns]), rows


def _aggregate(table: CompiledTable, values: Sequence[object], run: Run) -> object:
    function = BUILTINS[(table.aggregation or "").lower()]
    return function.positional(run, [list(values)])


def _importance(table: CompiledTable, row: Row, scope: Scope) -> tuple[int, ...]:
    """Rank a row by the places of its outputs among the allowed values, column by column."""
    cells = zip(table.columns, row.conclusions, strict=True)
    ranks = [(column, rank_of(column, code(scope), scope)) for column, code in cells]
    return tuple(len(column.values) if rank is None else rank for column, rank in ranks)


POLICIES: Final[dict[str, Policy]] = {
    "UNIQUE": _unique,
    "FIRST": _first,
    "PRIORITY": _priority,
    "ANY": _any,
    "COLLECT": _collect,
    "RULE ORDER": _rule_order,
    "OUTPUT ORDER": _output_order,
}
