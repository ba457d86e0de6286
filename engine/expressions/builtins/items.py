"""Functions that ask something of a list."""

from collections.abc import Sequence
from decimal import Decimal

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.ordering import order
from engine.expressions.run import Run


@builtin("list contains", "list: list, element: any", needs_run=True, item_price=14)
def _list_contains(run: Run, items: Sequence[object], element: object) -> bool:
    return any(equal(item, element, run) for item in items)


@builtin("count", "list: list...")
def _count(items: Sequence[object]) -> Decimal:
    return Decimal(len(items))


@builtin("index of", "list: list, match: any", needs_run=True, item_price=14)
def _index_of(run: Run, items: Sequence[object], match: object) -> list[Decimal]:
    return [Decimal(place) for place, item in enumerate(items, 1) if equal(item, match, run)]


@builtin("min", "list: list...", item_price=10)
def _min(items: Sequence[object]) -> object:
    return _extreme(items, -1)


@builtin("max", "list: list...", item_price=10)
def _max(items: Sequence[object]) -> object:
    return _extreme(items, 1)


@builtin("all", "list: list...", item_price=10)
def _all(items: Sequence[object]) -> bool | None:
    if False in _truths(items):
        return False
    return None if None in _truths(items) else True


@builtin("any", "list: list...", item_price=10)
def _any(items: Sequence[object]) -> bool | None:
    if True in _truths(items):
        return True
    return None if None in _truths(items) else False


@builtin("not", "negand: boolean")
def _not(negand: bool) -> bool:  # noqa: FBT001 - the function negates its argument
    return not negand


def _truths(items: Sequence[object]) -> set[bool | None]:
    return {item if isinstance(item, bool) else None for item in items}


def _extreme(items: Sequence[object], direction: int) -> object:
    if not items:
        return None
    best = items[0]
    if order(best, best) is None:
        return None
    for item in items[1:]:
        place = order(item, best)
        if place is None:
            return None
        if place == direction:
            best = item
    return best
