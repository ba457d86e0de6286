"""What leaves an expression: bounded always, and a value of the engine where one is wanted.

Items may be shared: a short expression can give a list that is small to keep and endless to
write down, or one nested deeper than Python can follow. And the language has values of its own,
such as ranges and functions, that no process, form or record can hold.
"""

from collections.abc import Iterable
from typing import Final, cast

from engine.expressions.errors import BudgetExceeded, NotAValue
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import LIST, NESTED
from engine.expressions.temporal.extremes import FarDate, FarMoment
from engine.model.values import Value

#: How many items a value may have when shared ones are counted as often as they appear.
_MOST: Final = LIST * 5


def measured(value: object) -> object:
    """Return ``value`` if whoever receives it can walk through it."""
    _walk(value, own=True)
    return value


def storable(value: object) -> Value:
    """Return ``value`` if the engine can hold it."""
    _walk(value, own=False)
    return cast("Value", value)


def kind_of(value: object) -> str:
    """Return what a value of the language is that the engine cannot hold."""
    if isinstance(value, Function | Range):
        return "function" if isinstance(value, Function) else "range"
    return "date outside the years 1 to 9999"


def _walk(value: object, *, own: bool) -> None:
    level: Iterable[object] = (value,)
    left = _MOST
    for _ in range(NESTED):
        inner: list[object] = []
        for item in level:
            if isinstance(item, list | tuple | dict):
                left -= len(item)
                if left < 0:
                    raise BudgetExceeded("list", LIST)
                inner += item.values() if isinstance(item, dict) else item
            elif not own and isinstance(item, Range | Function | FarDate | FarMoment):
                raise NotAValue(kind_of(item))
        if not inner:
            return
        level = inner
    raise BudgetExceeded("depth", NESTED)
