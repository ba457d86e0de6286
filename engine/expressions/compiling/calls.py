"""Invocations, with arguments by position or by name."""

from engine.expressions.compiling.dispatch import compiled
from engine.expressions.kinds.functions import Function
from engine.expressions.run import Code, Scope
from engine.expressions.syntax import Call


@compiled.register
def _call(node: Call) -> Code:
    function = compiled(node.function)
    if node.named:
        return _by_name(function, tuple((name, compiled(value)) for name, value in node.named))
    codes = tuple(compiled(argument) for argument in node.positional)

    def call(scope: Scope) -> object:
        called = function(scope)
        if not isinstance(called, Function):
            return None
        return called.positional(scope.run, [code(scope) for code in codes])

    return call


def _by_name(function: Code, codes: tuple[tuple[str, Code], ...]) -> Code:
    def call(scope: Scope) -> object:
        called = function(scope)
        if not isinstance(called, Function):
            return None
        return called.named(scope.run, {name: code(scope) for name, code in codes})

    return call
