"""Boxed expressions: element in, tree out."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from engine.decisions.errors import BadModel
from engine.decisions.syntax import Boxed, Typed
from engine.decisions.tables import read_table
from engine.decisions.texts import Texts, name_of, type_of
from engine.decisions.xml import child, children, line, local
from engine.expressions.kinds.types import Type
from engine.expressions.syntax import (
    Call,
    Definition,
    Entries,
    Filter,
    For,
    If,
    Items,
    Iterator,
    Literal,
    Node,
    Parameter,
    Path,
    Quantified,
)

_DEEPEST: Final = 40
#: The entry of a context that is its result.
_RESULT: Final = "\N{BULLET}result"


def read_boxed(holder: etree._Element | None, texts: Texts, depth: int = 0) -> Boxed:
    """Read the expression that ``holder`` holds; none is null."""
    element = None if holder is None else child(holder, *_KINDS)
    if element is None:
        return Boxed(Literal(None))
    return read_expression(element, texts, depth)


def read_expression(element: etree._Element, texts: Texts, depth: int = 0) -> Boxed:
    """Read one boxed expression."""
    if depth > _DEEPEST:
        raise BadModel(
            f"Its boxes nest deeper than {_DEEPEST}. Split the decision.",
            line(element),
        )
    read = _KINDS[local(element)](element, texts, depth + 1)
    kind = type_of(element)
    return read if kind is None else _with(typed(read.node, kind), read)


def typed(node: Node, kind: Type | None) -> Node:
    return node if kind is None else Typed(node, kind)


def parameters_of(element: etree._Element) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(name_of(one.get("name")), type_of(one))
        for one in children(element, "formalParameter")
    )


def definition_of(
    parameters: tuple[Parameter, ...], body: Boxed, kind: Type | None = None
) -> Boxed:
    """Make a function of a boxed body."""
    node = Definition(parameters, typed(body.node, kind), body.weight, body.height + 2)
    return _with(node, body)


def _with(node: Node, *parts: Boxed) -> Boxed:
    """Return ``node`` with the names and the size of its parts."""
    names: frozenset[str] = frozenset().union(*(part.names for part in parts))
    weight = 1 + sum(part.weight for part in parts)
    return Boxed(node, names, weight, 2 + max((part.height for part in parts), default=0))


def _literal(element: etree._Element, texts: Texts, _: int) -> Boxed:
    return texts.literal(element)


def _table(element: etree._Element, texts: Texts, _: int) -> Boxed:
    return read_table(element, texts)


def _invocation(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    function = read_boxed(element, texts, depth)
    names: list[str] = []
    arguments: list[Boxed] = []
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        names.append("" if parameter is None else name_of(parameter.get("name")))
        arguments.append(read_boxed(binding, texts, depth))
    named = zip(names, (one.node for one in arguments), strict=True)
    return _with(Call(function.node, named=tuple(named)), function, *arguments)


def _context(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    entries: list[tuple[str, Node]] = []
    parts: list[Boxed] = []
    for entry in children(element, "contextEntry"):
        variable = child(entry, "variable")
        name = _RESULT if variable is None else name_of(variable.get("name"))
        part = read_boxed(entry, texts, depth)
        entries.append((name, typed(part.node, type_of(variable))))
        parts.append(part)
    node: Node = Entries(tuple(entries))
    if entries and entries[-1][0] == _RESULT:
        node = Path(node, _RESULT)
    return _with(node, *parts)


def _function(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    body = read_boxed(element, texts, depth)
    if element.get("kind", "FEEL") != "FEEL":
        # Java and PMML are never run here: such a function gives null.
        body = Boxed(Literal(None))
    return definition_of(parameters_of(element), body)


def _relation(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    columns = [name_of(column.get("name")) for column in children(element, "column")]
    rows: list[Node] = []
    parts: list[Boxed] = []
    for row in children(element, "row"):
        cells = [read_expression(cell, texts, depth) for cell in children(row, *_KINDS)]
        parts.extend(cells)
        pairs = zip(columns, (cell.node for cell in cells), strict=False)
        rows.append(Entries(tuple(pairs)))
    return _with(Items(tuple(rows)), *parts)


def _list(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    parts = [read_expression(item, texts, depth) for item in children(element, *_KINDS)]
    return _with(Items(tuple(part.node for part in parts)), *parts)


def _conditional(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    condition, then, otherwise = (
        read_boxed(child(element, name), texts, depth) for name in ("if", "then", "else")
    )
    node = If(((condition.node, then.node),), otherwise.node, strict=True)
    return _with(node, condition, then, otherwise)


def _filter(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    of = read_boxed(child(element, "in"), texts, depth)
    by = read_boxed(child(element, "match"), texts.among(texts.entries), depth)
    node = Filter(of.node, by.node, by.names - {"item"}, by.weight, strict=True)
    return _with(node, of, by)


def _for(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    over, body = (read_boxed(child(element, name), texts, depth) for name in ("in", "return"))
    asks_partial = "partial" in body.names
    node = For((_iterator(element, over),), body.node, body.weight, asks_partial)
    return _with(node, over, body)


def _quantified(element: etree._Element, texts: Texts, depth: int) -> Boxed:
    over, condition = (
        read_boxed(child(element, name), texts, depth) for name in ("in", "satisfies")
    )
    node = Quantified(
        "some" if local(element) == "some" else "every",
        (_iterator(element, over),),
        condition.node,
        condition.weight,
        strict=True,
    )
    return _with(node, over, condition)


def _iterator(element: etree._Element, over: Boxed) -> Iterator:
    return Iterator(name_of(element.get("iteratorVariable")), over.node)


_KINDS: Final[dict[str, Callable[[etree._Element, Texts, int], Boxed]]] = {
    "literalExpression": _literal,
    "decisionTable": _table,
    "invocation": _invocation,
    "context": _context,
    "functionDefinition": _function,
    "relation": _relation,
    "list": _list,
    "conditional": _conditional,
    "filter": _filter,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
}
