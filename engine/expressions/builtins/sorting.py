"""Sorting by a function that says which of two items comes first."""

from collections.abc import Sequence
from functools import cmp_to_key

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.ordering import order
from engine.expressions.run import Run


@builtin("sort", "list: list, precedes: function?", needs_run=True, item_price=48)
def _sort(run: Run, items: Sequence[object], precedes: Function | None) -> list[object] | None:
    if precedes is None:
        return _naturally(items)
    return sorted(items, key=lambda item: _Place(item, run, precedes))


def _naturally(items: Sequence[object]) -> list[object] | None:
    if any(order(item, items[0]) is None for item in items):
        return None
    return sorted(items, key=cmp_to_key(lambda left, right: order(left, right) or 0))


class _Place:
    """An item that compares as ``precedes`` says; sorting asks for nothing but ``<``."""

    __slots__ = ("item", "precedes", "run")

    def __init__(self, item: object, run: Run, precedes: Function) -> None:
        self.item = item
        self.run = run
        self.precedes = precedes

    def __lt__(self, other: "_Place") -> bool:
        self.run.spend(4)
        return self.precedes.positional(self.run, [self.item, other.item]) is True
