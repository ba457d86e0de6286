"""Functions that make lists of lists."""

from collections.abc import Sequence
from decimal import Decimal

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.conformance import is_list
from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.functions import Function
from engine.expressions.run import Run


@builtin("sublist", "list: list, start position: number, length: number?")
def _sublist(
    items: Sequence[object], start_position: Decimal, length: Decimal | None
) -> list[object] | None:
    start = int(start_position)
    if start == 0 or abs(start) > len(items) or (length is not None and length < 0):
        return None
    begin = start - 1 if start > 0 else len(items) + start
    end = len(items) if length is None else begin + int(length)
    return list(items[begin:end]) if end <= len(items) else None


@builtin("append", "list: list, item: any...", needs_run=True)
def _append(run: Run, items: Sequence[object], more: object) -> list[object]:
    added = more if is_list(more) else [more]
    run.items(len(items) + len(added))
    return [*items, *added]


@builtin("concatenate", "list: list...", needs_run=True)
def _concatenate(run: Run, lists: Sequence[object]) -> list[object] | None:
    result: list[object] = []
    for one in lists:
        if one is None:
            return None
        items = one if is_list(one) else [one]
        run.items(len(result) + len(items))
        result.extend(items)
    return result


@builtin("union", "list: list...", needs_run=True)
def _union(run: Run, lists: Sequence[object]) -> list[object] | None:
    joined = _concatenate(run, lists)
    return None if joined is None else _distinct(run, joined)


@builtin("distinct values", "list: list", needs_run=True)
def _distinct(run: Run, items: Sequence[object]) -> list[object]:
    simple: set[tuple[type, object]] = set()
    result: list[object] = []
    for item in items:
        if isinstance(item, str | Decimal | bool) or item is None:
            if (type(item), item) in simple:
                continue
            simple.add((type(item), item))
        else:
            run.spend(4 + len(result) * 8)
            if any(equal(item, other, run) for other in result):
                continue
        result.append(item)
    return result


@builtin("insert before", "list: list, position: number, newItem: any", needs_run=True)
def _insert_before(
    run: Run, items: Sequence[object], position: Decimal, new_item: object
) -> list[object] | None:
    place = _place(items, position)
    if place is None:
        return None
    run.items(len(items) + 1)
    return [*items[:place], new_item, *items[place:]]


@builtin("remove", "list: list, position: number")
def _remove(items: Sequence[object], position: Decimal) -> list[object] | None:
    place = _place(items, position)
    return None if place is None else [*items[:place], *items[place + 1 :]]


@builtin("list replace", "list: list, position: number, newItem: any", needs_run=True)
@builtin("list replace", "list: list, match: function, newItem: any", needs_run=True)
def _list_replace(
    run: Run, items: Sequence[object], which: Decimal | Function, new_item: object
) -> list[object] | None:
    if isinstance(which, Function):
        run.spend(len(items))
        answers = [which.positional(run, [item, new_item]) for item in items]
        if not all(isinstance(answer, bool) for answer in answers):
            return None
        return [new_item if yes else item for yes, item in zip(answers, items, strict=True)]
    place = _place(items, which)
    return None if place is None else [*items[:place], new_item, *items[place + 1 :]]


@builtin("reverse", "list: list")
def _reverse(items: Sequence[object]) -> list[object]:
    return list(reversed(items))


@builtin("flatten", "list: list", needs_run=True)
def _flatten(run: Run, items: Sequence[object]) -> list[object]:
    result: list[object] = []
    _pour(run, items, result)
    return result


def _pour(run: Run, items: Sequence[object], into: list[object]) -> None:
    run.descend(1)
    for item in items:
        run.spend(1)
        if is_list(item):
            _pour(run, item, into)
        else:
            into.append(item)
    run.items(len(into))
    run.ascend(1)


def _place(items: Sequence[object], position: Decimal) -> int | None:
    """Turn a place counted from 1, or from -1 backwards, into an index."""
    at = int(position)
    if not 1 <= abs(at) <= len(items):
        return None
    return at - 1 if at > 0 else len(items) + at
