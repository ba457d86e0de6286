"""Running decision tables: inputs, the rules that match, and then the hit policy."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from engine.decisions.compiled_tables import Column, CompiledTable, Row, shaped
from engine.decisions.hit_policies import POLICIES
from engine.decisions.row_index import index_of
from engine.decisions.syntax import Output, Rule, Table, Typed, Unreadable
from engine.expressions.compiling import compiled
from engine.expressions.compiling.constants import INPUT
from engine.expressions.kinds.conformance import coerced
from engine.expressions.run import Code, Scope


@compiled.register
def _table(node: Table) -> Code:
    table = CompiledTable(
        tuple(
            (compiled(one.expression), None if one.allowed is None else compiled(one.allowed))
            for one in node.inputs
        ),
        tuple(_column(one) for one in node.outputs),
        tuple(_row(rule) for rule in node.rules),
        node.aggregation,
        index_of(node.rules),
    )
    policy = POLICIES[node.hit_policy]
    only_first = node.hit_policy == "FIRST"

    def decide(scope: Scope) -> object:
        scope.run.spend(len(table.rows) >> 1)
        values = _inputs(table, scope)
        if values is None:
            return None
        rows = _matching(_candidates(table, values), values, scope, only_first=only_first)
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


def _row(rule: Rule) -> Row:
    return Row(
        rule.id,
        tuple(
            (place, compiled(tests))
            for place, tests in enumerate(rule.conditions)
            if isinstance(tests, Unreadable) or tests.tests
        ),
        tuple(compiled(cell) for cell in rule.conclusions),
    )


def _column(output: Output) -> Column:
    default = None if output.default is None else compiled(output.default)
    values = tuple(compiled(value) for value in output.values)
    return Column(output.name, output.type, values, default)


def _inputs(table: CompiledTable, scope: Scope) -> list[object] | None:
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


def _candidates(table: CompiledTable, values: Sequence[object]) -> Iterable[Row]:
    if table.index is None:
        return table.rows
    return (table.rows[at] for at in table.index.rows_for(values[table.index.column]))


def _matching(
    rows: Iterable[Row], values: Sequence[object], scope: Scope, *, only_first: bool
) -> list[Row]:
    # One scope per column, made once: a row only calls its cells.
    scopes = [Scope({**scope.names, INPUT: value}, scope.run) for value in values]
    found: list[Row] = []
    for row in rows:
        for place, test in row.conditions:
            if test(scopes[place]) is not True:
                break
        else:
            found.append(row)
            if only_first:
                break
    return found


def _default(table: CompiledTable, scope: Scope) -> object:
    if all(column.default is None for column in table.columns):
        return _nothing(table)
    return shaped(table, [column.default and column.default(scope) for column in table.columns])


def _nothing(table: CompiledTable) -> object:
    return Decimal(0) if table.aggregation == "COUNT" else None
