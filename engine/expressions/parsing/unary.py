"""Unary tests: the cells of decision tables, and what may follow ``in``."""

from typing import Final

from engine.expressions.cells import Bound, Matching, Tests
from engine.expressions.parsing.cursor import COMPARISON, Cursor
from engine.expressions.syntax import Interval, Literal, Node

OPERATORS: Final = frozenset(("<", "<=", ">", ">=", "=", "!="))


def unary_tests(cursor: Cursor) -> Tests:
    """Read a whole cell: ``-``, ``not(…)``, or tests of which one must hold."""
    if cursor.ended():
        return Tests(())
    if cursor.at("-") and cursor.ahead().kind == "end":
        cursor.advance()
        return Tests(())
    if cursor.at("not") and cursor.ahead().text == "(":
        start = cursor.place
        cursor.advance()
        cursor.advance()
        tests = _several(cursor)
        cursor.expect(")")
        if cursor.ended():
            return Tests(tests, negated=True)
        # ``not(a) and b`` is one condition. This happens once, at the very beginning of a
        # cell, so going back costs at most the cell once more.
        cursor.place, cursor.token = start, cursor.tokens[start]
    return Tests(_several(cursor))


def in_tests(cursor: Cursor) -> Tests:
    """Read what follows ``in``: one test, or several in parentheses."""
    with cursor.binding({"?"}):
        if not cursor.at("("):
            return Tests((_one(cursor, COMPARISON),))
        cursor.enter()
        cursor.advance()
        tests = _in_parentheses(cursor)
        cursor.leave()
    return Tests(tests)


def _in_parentheses(cursor: Cursor) -> tuple[Bound | Matching, ...]:
    """Read tests, or the one range that begins with the same parenthesis."""
    first = None if cursor.at("..") else _one(cursor, 0)
    if first is None or (isinstance(first, Matching) and cursor.at("..")):
        low = None if first is None else first.node
        return (Matching(range_from(cursor, low, included=False), asks_input=False),)
    tests = (first, *(_several(cursor) if cursor.accept(",") else ()))
    cursor.expect(")")
    return tests


def range_from(cursor: Cursor, low: Node | None, *, included: bool) -> Interval:
    """Read the rest of a range, from ``..`` to the bracket that closes it.

    One end may be missing: such a range has none on that side.
    """
    cursor.expect("..")
    high = None if low is not None and cursor.at(")") else cursor.expression()
    if cursor.token.text not in ("]", ")", "["):
        raise cursor.unexpected("the end of the range, ']' or ')'")
    closed = cursor.advance().text == "]"
    if low is None:
        return half_open("<=" if closed else "<", high or Literal(None))
    if high is None:
        return half_open(">=" if included else ">", low)
    return Interval(low, high, included, closed)


def half_open(operator: str, end: Node) -> Interval:
    """Make the range that a comparison with ``end`` writes down."""
    return Interval(end, end, low_included=False, high_included=False, operator=operator)


def _several(cursor: Cursor) -> tuple[Bound | Matching, ...]:
    tests = [_one(cursor, 0)]
    while cursor.accept(","):
        tests.append(_one(cursor, 0))
    return tuple(tests)


def _one(cursor: Cursor, power: int) -> Bound | Matching:
    if cursor.token.text in OPERATORS:
        operator = cursor.advance().text
        return Bound(operator, cursor.expression(COMPARISON))
    asked = cursor.asked["?"]
    node = cursor.expression(power)
    return Matching(node, asks_input=cursor.asked["?"] > asked)
