"""Running decision tables: which rules match, and what follows by the hit policy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from engine.decisions.syntax import Aggregation, Output, Table, Typed, Unreadable
from engine.expressions.builtins.catalogue import BUILTINS
from engine.expressions.compiling import compiled
from engine.expressions.compiling.tests import INPUT, matches
from engine.expressions.kinds.conformance import coerced
from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.types import Type
from engine.expressions.run import Code, Run, Scope


@dataclass(frozen=True, slots=True)
class _Column:
    """An output column, compiled."""

    name: str
    type: Type | None
    values: tuple[Code, ...]
    default: Code | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A rule, compiled; conditions that hold for anything are left out."""

    id: str
    conditions: tuple[tuple[int, Code], ...]
    conclusions: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A table, compiled."""

    inputs: tuple[tuple[Code, Code | None], ...]
    columns: tuple[_Column, ...]
    rows: tuple[_Row, ...]
    aggregation: Aggregation | None


#: What follows from the rows that match: a value, and the rows that count.
_Outcome: TypeAlias = tuple[object, Sequence[_Row]]
_Policy: TypeAlias = Callable[[_Compiled, Sequence[_Row], Scope], _Outcome]


@compiled.register
def _table(node: Table) -> Code:
    table = _Compiled(
        tuple(
            (compiled(one.expression), None if one.allowed is None else compiled(one.allowed))
            for one in node.inputs
        ),
        tuple(_column(one) for one in node.outputs),
        tuple(
            _Row(
                rule.id,
                tuple(
                    (place, compiled(tests))
                    for place, tests in enumerate(rule.conditions)
                    if isinstance(tests, Unreadable) or tests.tests
                ),
                tuple(compiled(cell) for cell in rule.conclusions),
            )
            for rule in node.rules
        ),
        node.aggregation,
    )
    policy = _POLICIES[node.hit_policy]
    only_first = node.hit_policy == "FIRST"

    def decide(scope: Scope) -> object:
        scope.run.spend(len(table.rows) >> 3)
        values = _inputs(table, scope)
        if values is None:
            return None
        rows = _matching(table.rows, values, scope, only_first=only_first)
        if not rows:
            return _default(table, scope)
        value, fired = policy(table, rows, scope)
        scope.run.fired.extend(row.id for row in fired)
        return value

    return decide


@compiled.register
def _typed(node: Typed) -> Code:
    code, kind = compiled(node.of), node.type
    return lambda scope: coerced(code(scope), kind, scope.run)


@compiled.register
def _unreadable(node: Unreadable) -> Code:
    def refuse(_: Scope) -> object:
        raise node.problem

    return refuse


def _column(output: Output) -> _Column:
    default = None if output.default is None else compiled(output.default)
    values = tuple(compiled(value) for value in output.values)
    return _Column(output.name, output.type, values, default)


def _inputs(table: _Compiled, scope: Scope) -> list[object] | None:
    """Evaluate the input columns; a value that is not allowed leaves nothing to decide."""
    values: list[object] = []
    for expression, allowed in table.inputs:
        value = expression(scope)
        values.append(value)
        if allowed is None or value is None:
            continue
        if allowed(Scope({**scope.names, INPUT: value}, scope.run)) is not True:
            scope.run.warnings.append("input-not-allowed")
            return None
    return values


def _matching(
    rows: Sequence[_Row], values: Sequence[object], scope: Scope, *, only_first: bool
) -> list[_Row]:
    # One scope per column, made once: a row only calls its cells.
    scopes = [Scope({**scope.names, INPUT: value}, scope.run) for value in values]
    found: list[_Row] = []
    for row in rows:
        for place, test in row.conditions:
            if test(scopes[place]) is not True:
                break
        else:
            found.append(row)
            if only_first:
                break
    return found


def _default(table: _Compiled, scope: Scope) -> object:
    if all(column.default is None for column in table.columns):
        return _nothing(table)
    return _shaped(table, [column.default and column.default(scope) for column in table.columns])


def _nothing(table: _Compiled) -> object:
    return Decimal(0) if table.aggregation == "COUNT" else None


def _conclusion(table: _Compiled, row: _Row, scope: Scope) -> object:
    return _shaped(table, _cells(table, row, scope))


def _cells(table: _Compiled, row: _Row, scope: Scope) -> list[object]:
    """Evaluate the output cells of a row; a value that is not allowed is null."""
    cells: list[object] = []
    for column, code in zip(table.columns, row.conclusions, strict=True):
        value = coerced(code(scope), column.type, scope.run)
        if value is not None and column.values and _rank(column, value, scope) is None:
            scope.run.warnings.append("output-not-allowed")
            value = None
        cells.append(value)
    return cells


def _shaped(table: _Compiled, cells: Sequence[object]) -> object:
    """Return one output as its value, several as a context."""
    if len(cells) == 1:
        return cells[0]
    return {column.name: cell for column, cell in zip(table.columns, cells, strict=True)}


def _rank(column: _Column, value: object, scope: Scope) -> int | None:
    for place, code in enumerate(column.values):
        if matches(value, code(scope), scope.run) is True:
            return place
    return None


def _unique(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    if len(rows) > 1:
        scope.run.warnings.append("unique-violated")
        return None, rows
    return _conclusion(table, rows[0], scope), rows


def _first(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    return _conclusion(table, rows[0], scope), rows[:1]


def _any(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    values = [_conclusion(table, row, scope) for row in rows]
    if not all(equal(value, values[0], scope.run) for value in values[1:]):
        scope.run.warnings.append("any-violated")
        return None, rows
    return values[0], rows


def _priority(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    row = min(rows, key=lambda one: _importance(table, one, scope))
    return _conclusion(table, row, scope), [row]


def _rule_order(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    scope.run.items(len(rows))
    return [_conclusion(table, row, scope) for row in rows], rows


def _output_order(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    ordered = sorted(rows, key=lambda one: _importance(table, one, scope))
    return _rule_order(table, ordered, scope)


def _collect(table: _Compiled, rows: Sequence[_Row], scope: Scope) -> _Outcome:
    if table.aggregation is None:
        return _rule_order(table, rows, scope)
    columns = zip(*(_cells(table, row, scope) for row in rows), strict=True)
    return _shaped(table, [_aggregate(table, column, scope.run) for column in columns]), rows


def _aggregate(table: _Compiled, values: Sequence[object], run: Run) -> object:
    function = BUILTINS[(table.aggregation or "").lower()]
    return function.positional(run, [list(values)])


def _importance(table: _Compiled, row: _Row, scope: Scope) -> tuple[int, ...]:
    """Rank a row by the places of its outputs among the allowed values, column by column."""
    cells = zip(table.columns, row.conclusions, strict=True)
    ranks = [(column, _rank(column, code(scope), scope)) for column, code in cells]
    return tuple(len(column.values) if rank is None else rank for column, rank in ranks)


_POLICIES: Final[dict[str, _Policy]] = {
    "UNIQUE": _unique,
    "FIRST": _first,
    "PRIORITY": _priority,
    "ANY": _any,
    "COLLECT": _collect,
    "RULE ORDER": _rule_order,
    "OUTPUT ORDER": _output_order,
}
