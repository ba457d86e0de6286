"""What an expression may begin with, and the paths, filters and calls behind it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.parsing.boxed import (
    bracket,
    context,
    definition,
    parenthesis,
    reversed_range,
)
from engine.expressions.parsing.control import for_loop, if_else, quantified
from engine.expressions.parsing.cursor import JOINING, Cursor
from engine.expressions.parsing.literals import number_value, string_value
from engine.expressions.syntax import Call, Filter, Literal, Name, Negation, Node, Path
from engine.expressions.temporal.reading import read_temporal

#: Unary minus binds tighter than ``**``: ``-5 ** 2`` is 25.
_MINUS: Final = 7


def prefix(cursor: Cursor) -> Node:
    """Read the part of an expression before its first operator."""
    token = cursor.token
    if token.kind == "name":
        node = _named(cursor)
    elif token.kind == "number":
        node = Literal(number_value(cursor))
    elif token.kind == "string":
        node = Literal(string_value(cursor))
    else:
        start = _SYMBOLS.get(token.text)
        if start is None:
            raise cursor.unexpected("a value, a name or '('")
        node = start(cursor)
        if token.text == "-":
            return node
    return _behind(cursor, node)


def _named(cursor: Cursor) -> Node:
    name = cursor.long_name()
    if name is None:
        word = cursor.token.text
        if word in _CONSTANTS:
            cursor.advance()
            return Literal(_CONSTANTS[word])
        if (read := _KEYWORDS.get(word)) is not None and (
            word != "function" or cursor.ahead().text == "("
        ):
            return read(cursor)
        if word in JOINING:
            raise cursor.unexpected("a value, a name or '('")
        name = cursor.words()
    cursor.refer(name)
    return Name(name)


def _behind(cursor: Cursor, node: Node) -> Node:
    links = 0
    while True:
        if cursor.at("."):
            cursor.advance()
            if cursor.token.kind != "name":
                raise cursor.unexpected("the name of an entry")
            node = Path(node, cursor.long_name(entry=True) or cursor.words())
        elif cursor.at("[") and _begins_expression(cursor):
            node = _filter(cursor, node)
        elif cursor.at("("):
            node = _call(cursor, node)
        else:
            break
        cursor.enter()
        links += 1
    cursor.leave(links)
    return node


def _begins_expression(cursor: Cursor) -> bool:
    """Tell a filter from the bracket that closes a range, as in ``]1..5[``."""
    token = cursor.ahead()
    if token.kind in ("number", "string"):
        return True
    if token.kind == "name":
        return token.text not in JOINING
    return token.text in _SYMBOLS and token.text != "]"


def _filter(cursor: Cursor, node: Node) -> Node:
    cursor.advance()
    start = cursor.place
    with cursor.filtering() as inside:
        by = cursor.expression()
    weight = cursor.place - start
    cursor.expect("]")
    return Filter(node, by, frozenset(inside.names), weight)


def _call(cursor: Cursor, function: Node) -> Node:
    cursor.advance()
    positional: list[Node] = []
    named: list[tuple[str, Node]] = []
    while not cursor.at(")"):
        label = cursor.label()
        if label is not None:
            named.append((label, cursor.expression()))
        elif named:
            raise cursor.unexpected("the name of an argument and ':'")
        else:
            positional.append(cursor.expression())
        if not cursor.accept(","):
            break
    cursor.expect(")")
    if positional and named:
        raise cursor.bad("Name all arguments or none.")
    return Call(function, tuple(positional), tuple(named))


def _negation(cursor: Cursor) -> Node:
    cursor.advance()
    of = cursor.expression(_MINUS)
    if isinstance(of, Literal) and isinstance(of.value, Decimal):
        return Literal(DECIMAL128.minus(of.value))
    return Negation(of)


def _at_literal(cursor: Cursor) -> Node:
    cursor.advance()
    if cursor.token.kind != "string":
        raise cursor.unexpected("a text with a date, a time or a duration")
    return Literal(read_temporal(string_value(cursor)))


_CONSTANTS: Final = {"null": None, "true": True, "false": False}
_KEYWORDS: Final[dict[str, Callable[[Cursor], Node]]] = {
    "if": if_else,
    "for": for_loop,
    "some": quantified,
    "every": quantified,
    "function": definition,
}
_SYMBOLS: Final[dict[str, Callable[[Cursor], Node]]] = {
    "-": _negation,
    "(": parenthesis,
    "[": bracket,
    "]": reversed_range,
    "{": context,
    "@": _at_literal,
}
