"""What may follow an expression: operators, by binding power."""

from collections.abc import Callable
from typing import Final

from engine.expressions.cells import In
from engine.expressions.parsing.cursor import COMPARISON, Cursor
from engine.expressions.parsing.prefix import prefix
from engine.expressions.parsing.typenames import type_name
from engine.expressions.parsing.unary import in_tests
from engine.expressions.syntax import Arithmetic, Between, Comparison, InstanceOf, Junction, Node

OR: Final = 1
AND: Final = 2
SUM: Final = 4
PRODUCT: Final = 5
POWER: Final = 6

POWERS: Final = {
    "or": OR,
    "and": AND,
    **dict.fromkeys(("=", "!=", "<", "<=", ">", ">=", "between", "in", "instance"), COMPARISON),
    **dict.fromkeys(("+", "-"), SUM),
    **dict.fromkeys(("*", "/"), PRODUCT),
    "**": POWER,
}


def expression(cursor: Cursor, power: int = 0) -> Node:
    """Read an expression whose operators bind tighter than ``power``."""
    cursor.enter()
    left = prefix(cursor)
    links = 1
    while (binding := POWERS.get(cursor.token.text, 0)) > power:
        # A chain such as ``a = b = c`` nests to the left: each link is a level of its own.
        cursor.enter()
        links += 1
        left = _INFIX[binding](cursor, left)
    cursor.leave(links)
    return left


def _junction(cursor: Cursor, left: Node) -> Node:
    operator = cursor.token.text
    parts = [left]
    while cursor.accept(operator):
        parts.append(cursor.expression(POWERS[operator]))
    return Junction("and" if operator == "and" else "or", tuple(parts))


def _arithmetic(cursor: Cursor, left: Node) -> Node:
    power = POWERS[cursor.token.text]
    rest: list[tuple[str, Node]] = []
    while POWERS.get(cursor.token.text) == power:
        operator = cursor.advance().text
        rest.append((operator, cursor.expression(power)))
    return Arithmetic(left, tuple(rest))


def _comparison(cursor: Cursor, left: Node) -> Node:
    operator = cursor.advance().text
    if operator == "between":
        low = cursor.expression(COMPARISON)
        cursor.expect("and")
        return Between(left, low, cursor.expression(COMPARISON))
    if operator == "in":
        return In(left, in_tests(cursor))
    if operator == "instance":
        cursor.expect("of")
        return InstanceOf(left, type_name(cursor))
    return Comparison(left, operator, cursor.expression(COMPARISON))


_INFIX: Final[dict[int, Callable[[Cursor, Node], Node]]] = {
    OR: _junction,
    AND: _junction,
    COMPARISON: _comparison,
    SUM: _arithmetic,
    PRODUCT: _arithmetic,
    POWER: _arithmetic,
}
