"""Room for the names that stand beside their shapes."""

from itertools import pairwise
from typing import Final

from engine.bpmn.elements import Bounds

_CHARACTER: Final = 5.6
_LINE: Final = 14.0
_WIDTH: Final = 92.0


def _room(text: str, width: float) -> tuple[float, float]:
    """Return the width and height of ``text`` broken into lines."""
    lines, used, widest = 1, 0.0, 0.0
    for word in text.split():
        need = len(word) * _CHARACTER
        if used and used + _CHARACTER + need > width:
            lines, used = lines + 1, need
        else:
            used += need + (_CHARACTER if used else 0)
        widest = max(widest, used)
    return min(max(widest + 4, 20.0), width + 20), lines * _LINE


def event_label(text: str, box: Bounds, *, beside: bool = False) -> Bounds:
    width, height = _room(text, _WIDTH)
    if beside:
        return Bounds(box.x - width - 4, box.y + box.height - 6, width, height)
    middle = box.x + box.width / 2
    return Bounds(middle - width / 2, box.y + box.height + 4, width, height)


def gateway_label(text: str, box: Bounds, *, aside: bool) -> Bounds:
    """Put the name above the tip, or left of the line that leaves or enters by the tip."""
    width, height = _room(text, _WIDTH)
    middle = box.x + box.width / 2
    left = middle - 6 - width if aside else middle - width / 2
    return Bounds(left, box.y - 15 - height, width, height)


def width_of(text: str) -> float:
    """Return how wide the name of a flow stands."""
    return _room(text, _WIDTH)[0]


def flow_label(text: str, line: list[tuple[float, float]]) -> Bounds:
    """Put the name beside the first stretch that has room for it."""
    width, height = _room(text, _WIDTH)
    for (x, y), (to_x, to_y) in pairwise(line):
        if y == to_y and abs(to_x - x) >= min(width, 28.0):
            left = x + 6 if to_x > x else x - 6 - width
            return Bounds(left, y - height - 2, width, height)
        if x == to_x and abs(to_y - y) > height + 10:
            top = y + 8 if to_y > y else y - 8 - height
            return Bounds(x + 6, top, width, height)
    x, y = line[0]
    return Bounds(x + 4, y - height - 2, width, height)
