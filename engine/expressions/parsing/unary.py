"""Unary tests: the cells of decision tables, and what may follow ``in``."""

from typing import Final

from engine.expressions.cells import Bound, Matching, Tests
from engine.expressions.parsing.cursor import COMPARISON, Cursor
from engine.expressions.syntax import Interval, Node

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
    if not cursor.at("("):
        return Tests((_one(cursor, COMPARISON),))
    cursor.enter()
    cursor.advance()
    first = None if cursor.at("..") else _one(cursor, 0)
    tests: tuple[Bound | Matching, ...]
    if first is None:
        tests = (Matching(range_from(cursor, None, included=False), asks_input=False),)
    elif isinstance(first, Matching) and cursor.at(".."):
        tests = (Matching(range_from(cursor, first.node, included=False), asks_input=False),)
    else:
        tests = (first, *(_several(cursor) if cursor.accept(",") else ()))
        cursor.expect(")")
    cursor.leave()
    return Tests(tests)


def range_from(cursor: Cursor, low: Node | None, *, included: bool) -> Interval:
    """Read the rest of a range, from ``..`` to the bracket that closes it.

    One end may be missing: such a range has none on that side.
    """
    cursor.expect("..")
    high = None if low is not None and cursor.at(")") else cursor.expression()
    if cursor.token.text not in ("]", ")", "["):
        raise cursor.unexpected("the end of the range, ']' or ')'")
    closing = cursor.advance().text
    return Interval(low, high, included, closing == "]")


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
