"""When two values are equal: true, false, or null where the question makes no sense.

``None`` is the language's null. A boolean answer never compares values of different kinds:
``1 = "1"`` is null, but ``null = 1`` is false.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from engine.expressions.kinds.conformance import is_context, is_list
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ordering import order
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import Run
from engine.expressions.temporal.clocks import place_of
from engine.expressions.temporal.extremes import FarDate, FarMoment
from engine.model.values import YearsMonths

#: A moment is asked for before a date, because Python takes it for one.
_KINDS: Final = (datetime | FarMoment, date | FarDate, time, timedelta, YearsMonths)

_CLOCKS: Final = (time, datetime, FarMoment)
_BILLION: Final = 10**9


def equal(left: object, right: object, run: Run) -> bool | None:
    """Compare by value; spends a step for every item looked at."""
    if left is None or right is None:
        return left is right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right if isinstance(left, bool) and isinstance(right, bool) else None
    if isinstance(left, Decimal):
        return left == right if isinstance(right, Decimal) else None
    if isinstance(left, str):
        return left == right if isinstance(right, str) else None
    if isinstance(left, date | time | timedelta | YearsMonths | FarDate | FarMoment):
        return _temporals(left, right)
    return _structures(left, right, run)


def _temporals(left: object, right: object) -> bool | None:
    for kind in _KINDS:
        if isinstance(left, kind) or isinstance(right, kind):
            if not isinstance(left, kind) or not isinstance(right, kind):
                return None
            # Two of one kind without an order differ in that only one has a zone.
            place = order(left, right)
            return place == 0 or (place is not None and _same_second(left, right))
    return None


def _same_second(left: object, right: object) -> bool:
    """Tell whether two times or moments differ in nothing but fractions of a second.

    The standard's conformance kit resolves equality, but not order, to the second.
    """
    if not isinstance(left, _CLOCKS) or not isinstance(right, _CLOCKS):
        return False
    return place_of(left) // _BILLION == place_of(right) // _BILLION


def _structures(left: object, right: object, run: Run) -> bool | None:
    run.descend(4)
    try:
        if is_context(left):
            return _contexts(left, right, run) if is_context(right) else None
        if isinstance(left, Range):
            return _ranges(left, right, run) if isinstance(right, Range) else None
        if isinstance(left, Function):
            return left is right if isinstance(right, Function) else None
        return _lists(left, right, run) if is_list(left) and is_list(right) else None
    finally:
        run.ascend(4)


def _lists(left: Sequence[object], right: Sequence[object], run: Run) -> bool:
    if len(left) != len(right):
        return False
    run.spend(12 + len(left) * 4)
    return all(equal(one, other, run) is True for one, other in zip(left, right, strict=True))


def _contexts(left: Mapping[str, object], right: Mapping[str, object], run: Run) -> bool:
    if left.keys() != right.keys():
        return False
    run.spend(12 + len(left) * 4)
    return all(equal(item, right[key], run) is True for key, item in left.items())


def _ranges(left: Range, right: Range, run: Run) -> bool:
    # What is said of an end that is not there makes no difference.
    return (
        left.operator == right.operator
        and (left.start is None or left.start_included == right.start_included)
        and (left.end is None or left.end_included == right.end_included)
        and equal(left.start, right.start, run) is True
        and equal(left.end, right.end, run) is True
    )
