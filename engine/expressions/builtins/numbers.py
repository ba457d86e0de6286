"""Functions of numbers."""

from datetime import timedelta
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    InvalidOperation,
)
from typing import Final

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.temporal.arithmetic import negate
from engine.model.values import YearsMonths

_SCALES: Final = range(-6111, 6177)
#: A remainder must see every digit of the quotient, however far apart the two numbers are.
_EXACT: Final = Context(prec=12_400, Emin=-20_000, Emax=20_000, traps=[InvalidOperation])
_WHOLE: Final = Decimal(0)
_ROUNDINGS: Final = {
    "decimal": ROUND_HALF_EVEN,
    "round up": ROUND_UP,
    "round down": ROUND_DOWN,
    "round half up": ROUND_HALF_UP,
    "round half down": ROUND_HALF_DOWN,
}


def rounded(number: Decimal, scale: Decimal, rounding: str) -> Decimal | None:
    """Round to ``scale`` digits after the point, or before it where it is negative."""
    digits = int(scale)
    if digits not in _SCALES:
        return None
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= digits:
        return number
    return number.quantize(Decimal(1).scaleb(-digits), rounding, DECIMAL128)


def _declare_rounding(name: str, rounding: str) -> None:
    @builtin(name, "n: number, scale: number", price=8)
    def _(n: Decimal, scale: Decimal) -> Decimal | None:
        return rounded(n, scale, rounding)


for _name, _rounding in _ROUNDINGS.items():
    _declare_rounding(_name, _rounding)


@builtin("floor", "n: number")
@builtin("floor", "n: number, scale: number")
def _floor(n: Decimal, scale: Decimal = _WHOLE) -> Decimal | None:
    return rounded(n, scale, ROUND_FLOOR)


@builtin("ceiling", "n: number")
@builtin("ceiling", "n: number, scale: number")
def _ceiling(n: Decimal, scale: Decimal = _WHOLE) -> Decimal | None:
    return rounded(n, scale, ROUND_CEILING)


@builtin("abs", "n: number")
@builtin("abs", "n: duration")
def _abs(n: object) -> object:
    if isinstance(n, Decimal):
        return DECIMAL128.abs(n)
    if isinstance(n, timedelta):
        return abs(n)
    if isinstance(n, YearsMonths):
        return negate(n) if n.months < 0 else n
    return None


@builtin("modulo", "dividend: number, divisor: number", price=30)
def _modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    rest = _EXACT.remainder(dividend, divisor)
    if rest and (rest < 0) != (divisor < 0):
        rest = DECIMAL128.add(rest, divisor)
    return rest


@builtin("sqrt", "number: number", price=10)
def _sqrt(number: Decimal) -> Decimal:
    return DECIMAL128.sqrt(number)


@builtin("log", "number: number", price=150)
def _log(number: Decimal) -> Decimal | None:
    return DECIMAL128.ln(number) if number > 0 else None


@builtin("exp", "number: number", price=80)
def _exp(number: Decimal) -> Decimal:
    return DECIMAL128.exp(number)


@builtin("odd", "number: number", price=6)
def _odd(number: Decimal) -> bool:
    return abs(_EXACT.remainder(number, Decimal(2))) == 1


@builtin("even", "number: number", price=6)
def _even(number: Decimal) -> bool:
    return _EXACT.remainder(number, Decimal(2)) == 0
