"""Literals, names, lists, contexts, ranges, paths and function definitions."""

from collections.abc import Mapping, Sequence

from engine.expressions.builtins.catalogue import BUILTINS
from engine.expressions.compiling.constants import constant_range
from engine.expressions.compiling.dispatch import compiled
from engine.expressions.kinds.conformance import coerced, is_context, is_list
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ordering import order
from engine.expressions.kinds.properties import property_of
from engine.expressions.kinds.ranges import Range, compared
from engine.expressions.run import Code, Run, Scope
from engine.expressions.syntax import (
    Definition,
    Entries,
    Interval,
    Items,
    Literal,
    Name,
    Path,
)


@compiled.register
def _literal(node: Literal) -> Code:
    value = node.value
    return lambda _: value


@compiled.register
def _name(node: Name) -> Code:
    name, builtin = node.name, BUILTINS.get(node.name)
    return lambda scope: scope.names.get(name, builtin)


@compiled.register
def _items(node: Items) -> Code:
    codes = tuple(compiled(item) for item in node.items)
    return lambda scope: [code(scope) for code in codes]


@compiled.register
def _entries(node: Entries) -> Code:
    codes = tuple((key, compiled(entry)) for key, entry in node.entries)
    repeated = len({key for key, _ in codes}) < len(codes)

    def entries(scope: Scope) -> dict[str, object] | None:
        if repeated:
            return None
        inner = Scope(dict(scope.names), scope.run)
        found: dict[str, object] = {}
        for key, code in codes:
            found[key] = inner.names[key] = code(inner)
        return found

    return entries


@compiled.register
def _interval(node: Interval) -> Code:
    constant = constant_range(node)
    if constant is not None:
        return lambda _: constant
    low = compiled(node.low)
    high = low if node.operator else compiled(node.high)
    low_included, high_included, operator = node.low_included, node.high_included, node.operator

    def interval(scope: Scope) -> Range | None:
        start = low(scope)
        if operator:
            return None if start is None else compared(operator, start)
        end = high(scope)
        if start is None or end is None:
            # One end may be unknown: the range is there, and nothing is known to lie in it.
            return None if start is end else Range(start, end, low_included, high_included)
        ordered = order(start, end) in (-1, 0)
        return Range(start, end, low_included, high_included) if ordered else None

    return interval


@compiled.register
def _path(node: Path) -> Code:
    code, name = compiled(node.of), node.name

    def path(scope: Scope) -> object:
        value = code(scope)
        if is_context(value):
            return value.get(name)
        if is_list(value):
            scope.run.items(len(value))
            scope.run.spend(len(value))
            return [_entry(item, name) for item in value]
        return property_of(value, name)

    return path


def _entry(item: object, name: str) -> object:
    return item.get(name) if is_context(item) else property_of(item, name)


@compiled.register
def _definition(node: Definition) -> Code:
    body = compiled(node.body)
    names = tuple(parameter.name for parameter in node.parameters)
    types = tuple(parameter.type for parameter in node.parameters)
    weight, height = node.weight + 1, node.height + 3

    def define(scope: Scope) -> Function:
        seen = dict(scope.names)

        def invoke(run: Run, arguments: Sequence[object]) -> object:
            if len(arguments) != len(names):
                return None
            run.spend(weight)
            run.descend(height)
            inner = dict(seen)
            for name, kind, argument in zip(names, types, arguments, strict=True):
                inner[name] = coerced(argument, kind, run)
                if inner[name] is None and argument is not None:
                    # An argument of another type: nothing is invoked.
                    run.ascend(height)
                    return None
            result = body(Scope(inner, run))
            run.ascend(height)
            return result

        def invoke_named(run: Run, arguments: Mapping[str, object]) -> object:
            if arguments.keys() != set(names):
                return None
            return invoke(run, [arguments[name] for name in names])

        return Function("", names, invoke, invoke_named, types)

    return define
