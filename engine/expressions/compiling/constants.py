"""Tests against what is written down: most cells of most tables.

They say the same as the general test, without asking again on every row what kind of value
stands in the cell.
"""

from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Final

from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.ordering import in_range
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import Code, Scope
from engine.expressions.syntax import Interval, Literal, Node

#: The name under which a test finds its input.
INPUT: Final = "?"
_ORDERS: Final = {"<": lt, "<=": le, ">": gt, ">=": ge}


def constant_test(node: Node) -> Code | None:
    """Return the test of a text, a number, or a range of numbers; of nothing else."""
    if isinstance(node, Literal) and isinstance(node.value, str | Decimal):
        return _equals(node.value)
    constant = constant_range(node)
    if constant is None:
        return None
    start, end = constant.start, constant.end
    if isinstance(start, Decimal) and isinstance(end, Decimal):
        return _within(constant, start, end)
    return None


def constant_bound(operator: str, node: Node) -> Code | None:
    """Return the test ``< 5`` of a number written down."""
    compare = _ORDERS.get(operator)
    if compare is None or not isinstance(node, Literal) or not isinstance(node.value, Decimal):
        return None
    bound = node.value

    def test(scope: Scope) -> bool | None:
        value = scope.names.get(INPUT)
        return compare(value, bound) if isinstance(value, Decimal) else None

    return test


def constant_range(node: Node) -> Range | None:
    """Return a range of which both ends are numbers written down, the lower one first."""
    if not isinstance(node, Interval) or node.operator:
        return None
    low, high = node.low, node.high
    if not isinstance(low, Literal) or not isinstance(high, Literal):
        return None
    if not isinstance(low.value, Decimal) or not isinstance(high.value, Decimal):
        return None
    if low.value > high.value:
        return None
    return Range(low.value, high.value, node.low_included, node.high_included)


def _equals(constant: str | Decimal) -> Code:
    kind = type(constant)

    def test(scope: Scope) -> bool | None:
        value = scope.names.get(INPUT)
        if value.__class__ is kind:
            return value == constant
        return equal(value, constant, scope.run)

    return test


def _within(constant: Range, start: Decimal, end: Decimal) -> Code:
    after = le if constant.start_included else lt
    before = le if constant.end_included else lt

    def test(scope: Scope) -> bool | None:
        value = scope.names.get(INPUT)
        if isinstance(value, Decimal):
            return bool(after(start, value) and before(value, end))
        if isinstance(value, Range):
            return equal(value, constant, scope.run)
        return in_range(value, constant)

    return test
