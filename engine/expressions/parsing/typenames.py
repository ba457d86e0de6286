"""Types as they are written after ``instance of`` and behind parameters."""

from engine.expressions.kinds.types import (
    ContextType,
    FunctionType,
    ListType,
    Named,
    RangeType,
    Type,
)
from engine.expressions.parsing.cursor import Cursor

_LONG = (
    "date and time",
    "days and time duration",
    "years and months duration",
)


def type_name(cursor: Cursor) -> Type:
    """Read a type."""
    if cursor.token.kind != "name":
        raise cursor.unexpected("a type")
    cursor.enter()
    try:
        return _read(cursor)
    finally:
        cursor.leave()


def _read(cursor: Cursor) -> Type:
    generic = cursor.token.text if cursor.ahead().text == "<" else ""
    if generic in {"list", "range"}:
        cursor.advance()
        cursor.advance()
        item = type_name(cursor)
        cursor.expect(">")
        return ListType(item) if generic == "list" else RangeType(item)
    if generic == "context":
        return _context(cursor)
    if generic == "function":
        return _function(cursor)
    return Named(_simple(cursor))


def _context(cursor: Cursor) -> Type:
    cursor.advance()
    cursor.advance()
    entries: list[tuple[str, Type]] = []
    while not cursor.at(">"):
        name = cursor.label()
        if name is None:
            raise cursor.unexpected("the name of an entry and ':'")
        entries.append((name, type_name(cursor)))
        if not cursor.accept(","):
            break
    cursor.expect(">")
    return ContextType(tuple(entries))


def _function(cursor: Cursor) -> Type:
    cursor.advance()
    cursor.advance()
    parameters: list[Type] = []
    while not cursor.at(">"):
        parameters.append(type_name(cursor))
        if not cursor.accept(","):
            break
    cursor.expect(">")
    cursor.expect("->")
    return FunctionType(tuple(parameters), type_name(cursor))


def _simple(cursor: Cursor) -> str:
    for name in _LONG:
        parts = name.split()
        if [cursor.ahead(distance).text for distance in range(len(parts))] == parts:
            for _ in parts:
                cursor.advance()
            return name
    name = cursor.long_name(entry=True) or cursor.words()
    while cursor.at(".") and cursor.ahead().kind == "name":
        cursor.advance()
        name += "." + (cursor.long_name(entry=True) or cursor.words())
    return name
