"""``if``, ``for``, ``some`` and ``every``."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from engine.expressions.compiling.dispatch import compiled
from engine.expressions.errors import BudgetExceeded
from engine.expressions.kinds.conformance import is_list
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import LIST, Code, Scope
from engine.expressions.syntax import For, If, Iterator, Quantified

#: What a loop goes over, for one state of the names around it; ``None`` if nothing sensible.
_Source: TypeAlias = Callable[[Scope], Iterable[object] | None]
_DAY = timedelta(days=1)


@compiled.register
def _if(node: If) -> Code:
    branches = tuple((compiled(condition), compiled(then)) for condition, then in node.branches)
    otherwise, strict = compiled(node.otherwise), node.strict

    def choose(scope: Scope) -> object:
        for condition, then in branches:
            answer = condition(scope)
            if answer is True:
                return then(scope)
            if strict and not isinstance(answer, bool | None):
                return None
        return otherwise(scope)

    return choose


@compiled.register
def _for(node: For) -> Code:
    loops = tuple((one.name, _source(one)) for one in node.iterators)
    body, weight, asks_partial = compiled(node.body), node.weight + 1, node.asks_partial

    def loop(scope: Scope) -> list[object] | None:
        results: list[object] = []
        inner = Scope(dict(scope.names), scope.run)

        def visit(_: object) -> None:
            if len(results) >= LIST:
                raise BudgetExceeded("list", LIST)
            if asks_partial:
                # A copy: a list that held itself could never be written down.
                scope.run.spend(len(results) >> 4)
                inner.names["partial"] = tuple(results)
            results.append(body(inner))

        return results if _nested(loops, inner, visit, weight) else None

    return loop


@compiled.register
def _quantified(node: Quantified) -> Code:
    loops = tuple((one.name, _source(one)) for one in node.iterators)
    condition, weight = compiled(node.condition), node.weight + 1
    decisive, strict = node.quantifier == "some", node.strict

    def quantified(scope: Scope) -> bool | None:
        answers: set[bool | None] = set()
        strange = False
        inner = Scope(dict(scope.names), scope.run)

        def visit(_: object) -> None:
            nonlocal strange
            value = condition(inner)
            answers.add(value if isinstance(value, bool) else None)
            strange = strange or not isinstance(value, bool | None)

        if not _nested(loops, inner, visit, weight) or (strict and strange):
            return None
        if decisive in answers:
            return decisive
        return None if None in answers else not decisive

    return quantified


def _nested(
    loops: Sequence[tuple[str, _Source]], scope: Scope, visit: Callable[[object], None], weight: int
) -> bool:
    """Visit every combination; tell whether everything could be gone over."""
    if not loops:
        scope.run.spend(weight)
        visit(None)
        return True
    (name, source), *inner = loops
    items = source(scope)
    if items is None:
        return False
    for item in items:
        scope.names[name] = item
        scope.run.spend(1)
        if not _nested(inner, scope, visit, weight):
            return False
    return True


def _source(iterator: Iterator) -> _Source:
    start = compiled(iterator.start)
    if iterator.end is None:
        return lambda scope: _items(start(scope))
    end = compiled(iterator.end)
    return lambda scope: _steps(start(scope), end(scope))


def _items(value: object) -> Iterable[object] | None:
    if value is None:
        return None
    if isinstance(value, Range):
        return _range_items(value)
    return value if is_list(value) else (value,)


def _range_items(value: Range) -> Iterable[object] | None:
    steps = _steps(value.start, value.end)
    if steps is None or value.operator == "!=":
        return None
    return (
        item
        for item in steps
        if (value.start_included or item != value.start)
        and (value.end_included or item != value.end)
    )


def _steps(start: object, end: object) -> Iterable[object] | None:
    """Count from ``start`` to ``end``, up or down, by one or by days."""
    if isinstance(start, Decimal) and isinstance(end, Decimal):
        if start != start.to_integral_value() or end != end.to_integral_value():
            return None
        return _numbers(int(start), int(end))
    if isinstance(start, date) and isinstance(end, date):
        if isinstance(start, datetime) or isinstance(end, datetime):
            return None
        step = 1 if start <= end else -1
        return (start + _DAY * at for at in range(0, (end - start).days + step, step))
    return None


def _numbers(start: int, end: int) -> Iterable[object]:
    step = 1 if start <= end else -1
    return (Decimal(at) for at in range(start, end + step, step))
