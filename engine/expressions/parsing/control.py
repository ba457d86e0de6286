"""``if``, ``for``, ``some`` and ``every``."""

from engine.expressions.parsing.cursor import Cursor
from engine.expressions.syntax import For, If, Iterator, Node, Quantified


def if_else(cursor: Cursor) -> Node:
    branches: list[tuple[Node, Node]] = []
    while cursor.accept("if"):
        condition = cursor.expression()
        cursor.expect("then")
        branches.append((condition, cursor.expression()))
        cursor.expect("else")
    return If(tuple(branches), cursor.expression())


def for_loop(cursor: Cursor) -> Node:
    cursor.advance()
    with cursor.binding(set()) as bound:
        iterators = _iterators(cursor, bound)
        cursor.expect("return")
        bound.add("partial")
        start, asked = cursor.place, cursor.asked["partial"]
        body = cursor.expression()
        asks_partial = cursor.asked["partial"] > asked
        return For(iterators, body, cursor.place - start, asks_partial)


def quantified(cursor: Cursor) -> Node:
    quantifier = cursor.advance().text
    with cursor.binding(set()) as bound:
        iterators = _iterators(cursor, bound)
        cursor.expect("satisfies")
        start = cursor.place
        condition = cursor.expression()
        weight = cursor.place - start
    return Quantified("some" if quantifier == "some" else "every", iterators, condition, weight)


def _iterators(cursor: Cursor, bound: set[str]) -> tuple[Iterator, ...]:
    found: list[Iterator] = []
    while True:
        name = cursor.name_until("in")
        if not name:
            raise cursor.unexpected("a name")
        cursor.expect("in")
        start = cursor.expression()
        end = cursor.expression() if cursor.accept("..") else None
        found.append(Iterator(name, start, end))
        bound.add(name)
        # Each further loop runs inside the one before it.
        cursor.enter()
        if not cursor.accept(","):
            break
    cursor.leave(len(found))
    return tuple(found)
