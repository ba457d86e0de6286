"""What stands in brackets: lists, contexts, ranges, parentheses; and function definitions."""

from engine.expressions.parsing.cursor import COMPARISON, Cursor
from engine.expressions.parsing.literals import string_value
from engine.expressions.parsing.typenames import type_name
from engine.expressions.parsing.unary import OPERATORS, half_open, range_from
from engine.expressions.syntax import (
    Definition,
    Entries,
    Items,
    Literal,
    Node,
    Parameter,
)


def parenthesis(cursor: Cursor) -> Node:
    cursor.advance()
    if cursor.token.text in OPERATORS:
        return _half_open(cursor)
    if cursor.at(".."):
        return range_from(cursor, None, included=False)
    node = cursor.expression()
    if cursor.at(".."):
        return range_from(cursor, node, included=False)
    cursor.expect(")")
    return node


def bracket(cursor: Cursor) -> Node:
    cursor.advance()
    items: list[Node] = []
    while not cursor.at("]"):
        items.append(cursor.expression())
        if cursor.at("..") and len(items) == 1:
            return range_from(cursor, items[0], included=True)
        if not cursor.accept(","):
            break
    cursor.expect("]")
    return Items(tuple(items))


def reversed_range(cursor: Cursor) -> Node:
    cursor.advance()
    return range_from(cursor, cursor.expression(), included=False)


def _half_open(cursor: Cursor) -> Node:
    """Read a range written as a comparison: ``(>= 5)``."""
    operator = cursor.advance().text
    end = cursor.expression(COMPARISON)
    cursor.expect(")")
    return half_open(operator, end)


def context(cursor: Cursor) -> Node:
    cursor.advance()
    entries: list[tuple[str, Node]] = []
    with cursor.binding(set()) as bound:
        while not cursor.at("}"):
            key = _key(cursor)
            entries.append((key, cursor.expression()))
            bound.add(key)
            if not cursor.accept(","):
                break
    cursor.expect("}")
    return Entries(tuple(entries))


def _key(cursor: Cursor) -> str:
    if cursor.token.kind == "string":
        key = string_value(cursor)
        cursor.expect(":")
        cursor.declared.add(key)
        return key
    name = cursor.label()
    if name is None:
        raise cursor.unexpected("the name of an entry and ':'")
    return name


def definition(cursor: Cursor) -> Node:
    cursor.advance()
    cursor.expect("(")
    parameters = _parameters(cursor)
    external = cursor.at("external") and cursor.ahead().text == "{"
    if external:
        cursor.advance()
    above, cursor.deepest = cursor.deepest, cursor.depth
    start = cursor.place
    with cursor.binding({parameter.name for parameter in parameters}):
        body = cursor.expression()
    height = cursor.deepest - cursor.depth
    cursor.deepest = max(above, cursor.deepest)
    # Code of another language is never run: such a function is there, and gives null.
    return Definition(parameters, Literal(None) if external else body, cursor.place - start, height)


def _parameters(cursor: Cursor) -> tuple[Parameter, ...]:
    parameters: list[Parameter] = []
    while not cursor.at(")"):
        name = cursor.name_until(":", ",", ")")
        kind = type_name(cursor) if cursor.accept(":") else None
        parameters.append(Parameter(name, kind))
        if not cursor.accept(","):
            break
    cursor.expect(")")
    return tuple(parameters)
