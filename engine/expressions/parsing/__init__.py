"""Tokens in, tree out.

A Pratt parser: every operator has a binding power, every way to begin an expression one
function. It never goes back more than one decision, so its time grows with the length of the
source, and it counts its own depth, so no source can exhaust the interpreter's stack.
"""

from collections.abc import Collection
from typing import Final, Literal

from engine.expressions.names import NameTree
from engine.expressions.parsing.cursor import Cursor
from engine.expressions.parsing.operators import expression
from engine.expressions.parsing.parsed import Parsed
from engine.expressions.parsing.unary import unary_tests
from engine.expressions.syntax import Node
from engine.expressions.tokens import tokenize

#: Entries of temporal values and ranges that have names of several words.
_PROPERTIES: Final = ("time offset", "start included", "end included")
_BUILT_IN: Final = NameTree(_PROPERTIES)


def know_function(name: str) -> None:
    """Make the name of a built-in function known to every expression read from now on."""
    _BUILT_IN.add(name)


def parse(
    source: str,
    names: Collection[str],
    kind: Literal["expression", "unary"],
    entries: Collection[str] = (),
) -> Parsed:
    """Read ``source``; ``names`` and those of ``entries`` matter where they are of several words.

    The name of an entry is known behind a dot and in a filter, and means nothing elsewhere.
    """
    cursor = Cursor(source, tokenize(source), _BUILT_IN, names, entries, expression)
    root: Node
    if kind == "unary":
        with cursor.binding({"?"}):
            root = unary_tests(cursor)
    else:
        root = cursor.expression()
    if not cursor.ended():
        raise cursor.unexpected("an operator or the end")
    return Parsed(
        root,
        frozenset(cursor.names),
        frozenset(cursor.possible_names),
        weight=len(cursor.tokens),
        height=cursor.deepest,
    )
