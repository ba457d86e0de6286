"""``list[…]``: an item by its place, or the items for which a condition holds."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from engine.expressions.compiling.dispatch import compiled
from engine.expressions.kinds.conformance import is_context, is_list
from engine.expressions.run import Code, Scope
from engine.expressions.syntax import Filter, Literal

_MISSING = object()


@compiled.register
def _filter(node: Filter) -> Code:
    of, by, weight, strict = compiled(node.of), compiled(node.by), node.weight + 1, node.strict
    names = tuple(node.names)
    by_place = not strict and isinstance(node.by, Literal) and isinstance(node.by.value, Decimal)

    def filtered(scope: Scope) -> object:
        value = of(scope)
        if value is None:
            return None
        items = value if is_list(value) else (value,)
        if by_place:
            return item_at(items, by(scope))
        return _selected(items, by, names, scope, weight, strict=strict)

    return filtered


def item_at(items: Sequence[object], place: object) -> object:
    """Return the item at a place counted from 1, or from -1 backwards."""
    if not isinstance(place, Decimal) or place != place.to_integral_value():
        return None
    at = int(place)
    if not 1 <= abs(at) <= len(items):
        return None
    return items[at - 1 if at > 0 else at]


def _selected(
    items: Sequence[object],
    by: Code,
    names: Sequence[str],
    scope: Scope,
    weight: int,
    *,
    strict: bool,
) -> object:
    inner = Scope(dict(scope.names), scope.run)
    if not items:
        return None if isinstance(by(inner), Decimal) and not strict else []
    outer = {name: scope.names.get(name, _MISSING) for name in names}
    kept: list[object] = []
    for item in items:
        scope.run.spend(weight)
        _see(item, outer, inner.names)
        answer = by(inner)
        if answer is True:
            kept.append(item)
        elif strict and not isinstance(answer, bool | None):
            return None
        elif isinstance(answer, Decimal):
            return item_at(items, answer)
    return kept


def _see(item: object, outer: Mapping[str, object], names: dict[str, object]) -> None:
    """Show the item and its entries; an entry hides the same name further out."""
    entries = item if is_context(item) else {}
    names["item"] = entries.get("item", item)
    for name, value in outer.items():
        found = entries.get(name, value)
        if found is _MISSING:
            names.pop(name, None)
        else:
            names[name] = found
