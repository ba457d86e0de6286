"""Comparisons, ``between`` and ``instance of``."""

from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Final, TypeAlias

from engine.expressions.compiling.dispatch import compiled
from engine.expressions.kinds.conformance import conforms
from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.ordering import order
from engine.expressions.kinds.types import Named
from engine.expressions.run import Code, Run, Scope
from engine.expressions.syntax import Between, Comparison, InstanceOf

#: How ``order``'s -1, 0, 1 answers each operator, and the same for two numbers at once.
_Numeric: TypeAlias = Callable[[Decimal, Decimal], bool]
_OPERATORS: Final[dict[str, tuple[_Numeric, Callable[[int, int], bool]]]] = {
    "<": (lt, lt),
    "<=": (le, le),
    ">": (gt, gt),
    ">=": (ge, ge),
}


def compare(left: object, operator: str, right: object, run: Run) -> bool | None:
    """Compare two values; used where the operator is known only at run time."""
    if operator == "=":
        return equal(left, right, run)
    if operator == "!=":
        return negated(equal(left, right, run))
    place = order(left, right)
    return None if place is None else _OPERATORS[operator][1](place, 0)


def negated(answer: bool | None) -> bool | None:  # noqa: FBT001 - the answer is the subject
    return None if answer is None else not answer


@compiled.register
def _comparison(node: Comparison) -> Code:
    left_code, right_code = compiled(node.left), compiled(node.right)
    if node.operator == "=":
        return lambda scope: equal(left_code(scope), right_code(scope), scope.run)
    if node.operator == "!=":
        return lambda scope: negated(equal(left_code(scope), right_code(scope), scope.run))
    numeric, general = _OPERATORS[node.operator]

    def ordered(scope: Scope) -> bool | None:
        left, right = left_code(scope), right_code(scope)
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            return numeric(left, right)
        place = order(left, right)
        return None if place is None else general(place, 0)

    return ordered


@compiled.register
def _between(node: Between) -> Code:
    value_code, low_code, high_code = compiled(node.value), compiled(node.low), compiled(node.high)

    def between(scope: Scope) -> bool | None:
        value = value_code(scope)
        above, below = order(value, low_code(scope)), order(value, high_code(scope))
        if (above is not None and above < 0) or (below is not None and below > 0):
            return False
        return None if above is None or below is None else True

    return between


@compiled.register
def _instance_of(node: InstanceOf) -> Code:
    code, kind = compiled(node.value), node.type

    def instance_of(scope: Scope) -> bool | None:
        value = code(scope)
        if value is None:
            return kind == Named("Null")
        return conforms(value, kind, scope.run)

    return instance_of
