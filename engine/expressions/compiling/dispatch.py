"""One way to compile each kind of node; the modules beside this one register theirs."""

from functools import singledispatch

from engine.expressions.run import Code
from engine.expressions.syntax import Node


@singledispatch
def compiled(node: Node) -> Code:
    """Turn ``node`` into a closure."""
    raise TypeError(type(node).__name__)
