"""``+ - * / **`` and unary minus. Whatever has no result is null."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from engine.expressions.compiling.dispatch import compiled
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.run import Code, Run, Scope
from engine.expressions.syntax import Arithmetic, Literal, Negation, Node
from engine.expressions.temporal import arithmetic as temporal

_NOWHERE: Final = Scope({}, Run(datetime.min.replace(tzinfo=UTC)))
#: Steps that a power costs, with an exponent that is whole and with any other.
_POWER: Final = 20
_ROOT: Final = 200
_Numeric: TypeAlias = Callable[[Decimal, Decimal], Decimal]
_Other: TypeAlias = Callable[[object, object, Run], object]


def _add(left: object, right: object, run: Run) -> object:
    if isinstance(left, str) and isinstance(right, str):
        run.text(len(left) + len(right))
        return left + right
    return temporal.add(left, right)


def _only(calculate: Callable[[object, object], object]) -> _Other:
    return lambda left, right, _: calculate(left, right)


def _power(left: object, right: object, run: Run) -> object:
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    run.spend(_POWER if right == right.to_integral_value() else _ROOT)
    try:
        return DECIMAL128.power(left, right) if right else Decimal(1)
    except ArithmeticError:
        return None


_OPERATORS: Final[dict[str, tuple[_Numeric | None, _Other]]] = {
    "+": (DECIMAL128.add, _add),
    "-": (DECIMAL128.subtract, _only(temporal.subtract)),
    "*": (DECIMAL128.multiply, _only(temporal.multiply)),
    "/": (DECIMAL128.divide, _only(temporal.divide)),
    "**": (None, _power),
}


@compiled.register
def _arithmetic(node: Arithmetic) -> Code:
    code = compiled(node.first)
    constant = _is_number(node.first)
    links: list[tuple[_Numeric | None, _Other, Code]] = []
    for operator, operand in node.rest:
        links.append((*_OPERATORS[operator], compiled(operand)))
        constant = constant and operator != "**" and _is_number(operand)
    code = _binary(code, *links[0]) if len(links) == 1 else _chain(code, tuple(links))
    if constant:
        # ``3/4`` is calculated once, here; these operators never ask for the run.
        value = code(_NOWHERE)
        return lambda _: value
    return code


def _binary(left_code: Code, numeric: _Numeric | None, other: _Other, right_code: Code) -> Code:
    def binary(scope: Scope) -> object:
        left, right = left_code(scope), right_code(scope)
        if numeric is not None and isinstance(left, Decimal) and isinstance(right, Decimal):
            try:
                return numeric(left, right)
            except ArithmeticError:
                return None
        return other(left, right, scope.run)

    return binary


def _chain(first: Code, links: tuple[tuple[_Numeric | None, _Other, Code], ...]) -> Code:
    def chain(scope: Scope) -> object:
        left = first(scope)
        for numeric, other, operand in links:
            right = operand(scope)
            if numeric is not None and isinstance(left, Decimal) and isinstance(right, Decimal):
                try:
                    left = numeric(left, right)
                except ArithmeticError:
                    left = None
            else:
                left = other(left, right, scope.run)
        return left

    return chain


def _is_number(node: Node) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, Decimal)


@compiled.register
def _negation(node: Negation) -> Code:
    code = compiled(node.of)

    def negation(scope: Scope) -> object:
        value = code(scope)
        return DECIMAL128.minus(value) if isinstance(value, Decimal) else temporal.negate(value)

    return negation
