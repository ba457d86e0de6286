"""Posted names to nested values: ``team[0].name`` is the name of the first member."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from engine.model.values import Value

#: A list longer than this is not what a person typed.
MOST_ROWS: Final = 500
_NAME: Final = re.compile(r"^[^\W\d]\w*(?:\.[^\W\d]\w*|\[\d{1,6}\])*$")
_STEP: Final = re.compile(r"\[(\d+)\]|([^\W\d]\w*)")
_DEEPEST: Final = 20


def items_of(value: Value) -> Sequence[Value]:
    """Return the items of a list, and nothing for whatever is no list."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return value


class BadName(ValueError):
    """A posted name that leads nowhere, or across a value that is already there."""


def nested(raw: Mapping[str, Value]) -> tuple[dict[str, Value], list[str]]:
    """Return the nested values, and the posted names that fit nowhere.

    Typed JSON is nested already and passes through. Rows are counted from zero; a gap in
    the numbers is an empty row, so every row keeps the number it was posted under.
    """
    tree: dict[str, _Node] = {}
    misfits: list[str] = []
    for name, value in raw.items():
        plain = unicodedata.normalize("NFC", str(name))
        try:
            _plant(tree, _steps(plain), value)
        except BadName:
            misfits.append(plain)
    return {name: _value(node) for name, node in tree.items()}, misfits


class _Node:
    """A place of the tree while posted names arrive in any order."""

    __slots__ = ("children", "value")

    def __init__(self) -> None:
        self.children: dict[str | int, _Node] = {}
        self.value: Value = None


def _steps(name: str) -> list[str | int]:
    if not _NAME.match(name):
        raise BadName(name)
    steps = [int(place) if place else word for place, word in _STEP.findall(name)]
    if len(steps) > _DEEPEST or any(isinstance(s, int) and s > MOST_ROWS for s in steps):
        raise BadName(name)
    return steps


def _plant(tree: dict[str, _Node], steps: list[str | int], value: Value) -> None:
    """Put ``value`` at its place; an empty text only makes sure that the place is there."""
    node = tree.setdefault(str(steps[0]), _Node())
    for step in steps[1:]:
        kinds = {type(child) for child in node.children}
        if node.value is not None or kinds - {type(step)}:
            raise BadName(step)
        node = node.children.setdefault(step, _Node())
    if value in ("", None):
        return
    if node.children or node.value is not None:
        raise BadName(steps[-1])
    node.value = value


def _value(node: _Node) -> Value:
    if not node.children:
        return node.value
    places = [step for step in node.children if isinstance(step, int)]
    if places:
        rows = (node.children.get(place) for place in range(max(places) + 1))
        return [_value(row) if row else None for row in rows]
    return {str(step): _value(child) for step, child in node.children.items()}
