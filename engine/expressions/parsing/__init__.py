"""Tokens in, tree out.

A Pratt parser: every operator has a binding power, every way to begin an expression one
function. It never goes back more than one decision, so its time grows with the length of the
source, and it counts its own depth, so no source can exhaust the interpreter's stack.
"""

from collections.abc import Collection
from typing import Literal

from engine.expressions.parsing.cursor import Cursor
from engine.expressions.parsing.operators import expression
from engine.expressions.parsing.unary import unary_tests
from engine.expressions.syntax import Node, Parsed
from engine.expressions.tokens import tokenize

#: Entries of temporal values and ranges that have names of several words.
PROPERTIES = ("time offset", "start included", "end included")


def parse(
    source: str,
    names: Collection[str],
    functions: Collection[str],
    kind: Literal["expression", "unary"],
) -> Parsed:
    """Read ``source``; ``names`` and ``functions`` matter where they are of several words."""
    cursor = Cursor(source, tokenize(source), (*PROPERTIES, *functions, *names), expression)
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
