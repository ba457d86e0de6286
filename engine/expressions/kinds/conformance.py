"""Which values conform to which types, and the two conversions the specification allows."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, TypeGuard

from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ranges import Range
from engine.expressions.kinds.types import (
    ContextType,
    FunctionType,
    ListType,
    Named,
    RangeType,
    Type,
)
from engine.expressions.run import Run
from engine.expressions.temporal.extremes import FarDate, FarMoment
from engine.model.values import YearsMonths


class ItemDefinition(Type, ABC):
    """A type that a decision model defines; subclasses say what conforms to it."""

    __slots__ = ()

    @abstractmethod
    def admits(self, value: object, run: Run, *, allowed: bool) -> bool:
        """Tell whether ``value`` conforms; ``allowed`` if it must be among allowed values."""


#: Asking these whether they are sequences or mappings takes longer than most of what follows.
_PLAIN: Final = frozenset((str, Decimal, bool, type(None), date, datetime, Function))


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    kind = type(value)
    if kind is list:
        return True
    return kind is not dict and kind not in _PLAIN and isinstance(value, Sequence)


def is_context(value: object) -> TypeGuard[Mapping[str, object]]:
    kind = type(value)
    if kind is dict:
        return True
    return kind is not list and kind not in _PLAIN and isinstance(value, Mapping)


def _is_date(value: object) -> bool:
    return isinstance(value, date | FarDate) and not isinstance(value, datetime)


#: Of the built-in types, by their names.
CHECKS: Final[dict[str, Callable[[object], bool]]] = {
    "number": lambda value: isinstance(value, Decimal),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "date": _is_date,
    "time": lambda value: isinstance(value, time),
    "date and time": lambda value: isinstance(value, datetime | FarMoment),
    "days and time duration": lambda value: isinstance(value, timedelta),
    "years and months duration": lambda value: isinstance(value, YearsMonths),
    "duration": lambda value: isinstance(value, timedelta | YearsMonths),
    "list": is_list,
    "context": is_context,
    "range": lambda value: isinstance(value, Range),
    "function": lambda value: isinstance(value, Function),
    "Any": lambda value: value is not None,
    "Null": lambda value: value is None,
}
#: Other spellings of built-in types, of models and of older versions of the standard.
SPELLINGS: Final = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "any": "Any",
    "null": "Null",
    "Null": "Null",
}


def conforms(value: object, to: Type, run: Run, *, allowed: bool = False) -> bool | None:
    """Tell whether ``value`` is an instance of the type; ``None`` if there is no such type.

    Being an instance is a matter of structure. Only where a value is taken in (``allowed``)
    do the allowed values of item definitions count as well.
    """
    if isinstance(to, Named):
        defined = run.types.get(to.name)
        if isinstance(defined, Type):
            return conforms(value, defined, run, allowed=allowed)
        check = CHECKS.get(SPELLINGS.get(to.name, to.name))
        return check(value) if check else None
    if isinstance(to, ItemDefinition):
        return to.admits(value, run, allowed=allowed)
    return _structure_conforms(value, to, run, allowed=allowed)


def _structure_conforms(value: object, to: Type, run: Run, *, allowed: bool) -> bool:
    if isinstance(to, ListType):
        if not is_list(value):
            return False
        run.spend(len(value) * 4)
        return all(admits(item, to.item, run, allowed=allowed) for item in value)
    if isinstance(to, ContextType):
        run.spend(len(to.entries) * 4)
        return is_context(value) and all(
            key in value and admits(value[key], kind, run, allowed=allowed)
            for key, kind in to.entries
        )
    if isinstance(to, RangeType):
        return isinstance(value, Range) and all(
            admits(end, to.item, run, allowed=allowed) for end in (value.start, value.end)
        )
    return isinstance(to, FunctionType) and _function_conforms(value, to)


def admits(value: object, to: Type | None, run: Run, *, allowed: bool) -> bool:
    """Tell whether ``value`` may stand where the type is asked for: null may, everywhere."""
    return to is None or value is None or conforms(value, to, run, allowed=allowed) is not False


def coerced(value: object, to: Type | None, run: Run) -> object:
    """Return ``value`` as the type wants it, or null if it cannot be had.

    A list of one item stands for the item and an item for the list of it; a date stands for
    its midnight in UTC where a date and time is wanted.
    """
    if admits(value, to, run, allowed=True) or to is None:
        return value
    if is_list(value) and len(value) == 1 and conforms(value[0], to, run, allowed=True):
        return value[0]
    if not is_list(value) and conforms([value], to, run, allowed=True):
        return [value]
    if isinstance(value, date) and to == Named("date and time"):
        return datetime.combine(value, time(tzinfo=UTC))
    return None


def _function_conforms(value: object, to: FunctionType) -> bool:
    if not isinstance(value, Function) or len(value.parameters) != len(to.parameters):
        return False
    wanted = (*to.parameters, to.result)
    given = (*(value.types or (None,) * len(value.parameters)), value.result)
    pairs = zip(given, wanted, strict=True)
    return all(mine is None or its == Named("Any") or mine == its for mine, its in pairs)
