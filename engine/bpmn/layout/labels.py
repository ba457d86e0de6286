"""Each name gets the nearest place where it lies on nothing.

Shapes and other names are never covered where any place is free; lines are crossed only where
there is no other way. Names of events and gateways choose first: they have few places to go.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from engine.bpmn.elements import Bounds
from engine.bpmn.layout.lettering import boxes, overlap, room

Point = tuple[float, float]
_ON_SHAPE: Final = 10_000.0
_ON_LINE: Final = 60.0
_NOT_ITS_OWN: Final = 90.0
_NEAR: Final = 3.0


@dataclass
class Places:
    """What stands on the drawing already."""

    shapes: list[Bounds] = field(default_factory=list)
    lines: dict[str, list[Bounds]] = field(default_factory=dict)
    labels: list[Bounds] = field(default_factory=list)
    borders: list[Bounds] = field(default_factory=list)

    def add_line(self, name: str, line: list[Point]) -> None:
        self.lines[name] = [_stretch(one, two) for one, two in pairwise(line)]

    def add_border(self, lane: Bounds) -> None:
        bottom = lane.y + lane.height
        self.borders.append(_stretch((lane.x, bottom), (lane.x + lane.width, bottom)))

    def event(self, text: str, box: Bounds, *, hanging: bool) -> Bounds:
        """Put the name below, above or beside an event."""
        width, height = room(text)
        middle, right = box.x + box.width / 2, box.x + box.width
        below, above, high = box.y + box.height + 3, box.y - 3 - height, box.y + box.height / 2
        spots = [
            (middle - width / 2, below),
            (middle - width / 2, above),
            (right + 4, below - 12),
            (box.x - 4 - width, below - 12),
            (right + 4, high - height / 2),
            (middle + 5, below),
            (middle - 5 - width, below),
            (middle + 5, above),
            (middle - 5 - width, above),
        ]
        if hanging:
            spots = [(box.x - 4 - width, high + 3), (right + 4, high + 3), *spots]
        return self._best((Bounds(x, y, width, height) for x, y in spots), "")

    def gateway(self, text: str, box: Bounds) -> Bounds:
        """Put the name above a gateway, or above or below one of its slopes."""
        width, height = room(text)
        middle, above, below = box.x + box.width / 2, box.y - 3 - height, box.y + box.height + 3
        spots = [
            (middle - width / 2, above),
            (middle - 5 - width, above + 8),
            (middle + 5, above + 8),
            (middle - 8 - width, above + 16),
            (middle - width / 2, below),
            (middle - 5 - width, below - 8),
            (middle + 5, below - 8),
            (middle - 5 - width, above - 4),
            (middle + 5, above - 4),
        ]
        return self._best((Bounds(x, y, width, height) for x, y in spots), "")

    def flow(self, name: str, text: str, line: list[Point]) -> Bounds:
        """Put the name beside its line, as near to where it begins as there is room."""
        return self._best(_beside(text, line), name)

    def _best(self, spots: Iterator[Bounds], own: str) -> Bounds:
        best, least = None, float("inf")
        for rank, spot in enumerate(spots):
            cost = rank * 0.5 + self._cost(spot, own)
            if cost < least:
                best, least = spot, cost
            if least <= rank * 0.5:
                break
        if best is None:
            return Bounds(0.0, 0.0, 1.0, 1.0)
        self.labels.append(best)
        return best

    def _cost(self, spot: Bounds, own: str) -> float:
        cost = _ON_SHAPE * sum(overlap(spot, box, 1.0) for box in self.shapes)
        cost += _ON_SHAPE * sum(overlap(spot, box, 2.0) for box in self.labels)
        cost += _ON_LINE / 2 * sum(overlap(spot, each) for each in self.borders)
        wider = Bounds(spot.x - 6, spot.y - 6, spot.width + 12, spot.height + 12)
        near_own = False
        for name, stretches in self.lines.items():
            cost += _ON_LINE * sum(overlap(spot, each) for each in stretches)
            near_own |= name == own and any(overlap(wider, each) for each in stretches)
            if own and name != own and any(overlap(wider, each) for each in stretches):
                # Beside a stretch that two flows share nobody can tell whose name it is.
                cost += _NEAR
                cost += _NOT_ITS_OWN * self._shared(wider, own, stretches)
        return cost + (0 if near_own or not own else _ON_LINE)

    def _shared(self, near: Bounds, own: str, others: list[Bounds]) -> bool:
        mine = [each for each in self.lines[own] if overlap(near, each)]
        return bool(mine) and all(
            any(overlap(_cut(each, near), _cut(other, near)) for other in others) for each in mine
        )


def _stretch(one: Point, two: Point) -> Bounds:
    x, y = min(one[0], two[0]), min(one[1], two[1])
    return Bounds(x - 1, y - 1, abs(one[0] - two[0]) + 2, abs(one[1] - two[1]) + 2)


def _cut(line: Bounds, box: Bounds) -> Bounds:
    """Return the part of ``line`` inside ``box``."""
    x, y = max(line.x, box.x), max(line.y, box.y)
    right = min(line.x + line.width, box.x + box.width)
    bottom = min(line.y + line.height, box.y + box.height)
    return Bounds(x, y, max(right - x, 0), max(bottom - y, 0))


def _beside(text: str, line: list[Point]) -> Iterator[Bounds]:
    """Yield places along the line, each stretch in turn from its begin."""
    for width, height in boxes(text):
        for begin, end in pairwise(line):
            yield from _along(begin, end, width, height)


def _along(begin: Point, end: Point, width: float, height: float) -> Iterator[Bounds]:
    (x, y), (to_x, to_y) = begin, end
    if y == to_y:
        length = abs(to_x - x)
        if length < min(width, 24.0):
            return
        for step in range(4, max(int(length - width), 5), 16):
            left = x + step if to_x > x else x - step - width
            yield Bounds(left, y - height - 2, width, height)
            yield Bounds(left, y + 3, width, height)
    else:
        length = abs(to_y - y)
        for step in range(4, max(int(length - height), 5), 12):
            top = y + step if to_y > y else y - step - height
            yield Bounds(x + 5, top, width, height)
            yield Bounds(x - 5 - width, top, width, height)
