"""How wide the columns and channels are, how high the rows and gaps."""

from typing import Final

from engine.bpmn.elements import Element
from engine.bpmn.layout.grid import Grid
from engine.bpmn.layout.lettering import lines, room, wide
from engine.bpmn.layout.route import Corner, Route, Side
from engine.bpmn.layout.tracks import assign

TASK: Final = (108.0, 88.0)
EVENT: Final = (36.0, 36.0)
GATEWAY: Final = (50.0, 50.0)
LANE_HEADER: Final = 30.0
_CHANNEL: Final = 28.0
_GAP: Final = 22.0
_AIR: Final = 10.0
#: The name of a sub-process stands inside it.
_TITLE: Final = 20.0
_TRACK: Final = 12.0
#: The name of a lane stands upright at its left, in two lines at the most.
_LANE_NAME: Final = 70.0
_LANE_LINES: Final = 2
_LANE_FONT: Final = 12 / 11
_NARROW: Final = 54.0

Point = tuple[float, float]


class Measures:
    """Turns places on the grid into coordinates; a channel grows with its lines and names."""

    def __init__(
        self,
        grid: Grid,
        routes: list[Route],
        inner: dict[str, Point],
        lanes: dict[str, str],
        hanging: list[Element],
        *,
        titled: bool,
    ) -> None:
        self.title = _TITLE if titled else 0.0
        self.grid, self.routes, self.inner, self.lanes = grid, routes, inner, lanes
        self.hosts = {event.id: event.attached_to or "" for event in hanging}
        self.names = {event.id: max(18.0, room(event.name)[1] + 4) for event in hanging}
        self.channels, self.gaps = assign(routes)
        self._measure_columns()
        self._measure_rows()

    def middle(self, column: int, row: int) -> Point:
        return self.middle_across[column], self.middle_down[row]

    def point(self, corner: Corner) -> Point:
        if corner.across % 2:
            # Names of flows stand at the left of a channel, lines at its right.
            right = self.channel_right[(corner.across + 1) // 2]
            x = right - _CHANNEL / 2 - _TRACK * corner.across_track
        else:
            x = self.middle_across[corner.across // 2]
        if corner.down % 2:
            y = self.first_track[corner.down] + _TRACK * corner.down_track
        else:
            y = self.middle_down[corner.down // 2]
        return x, y

    def size(self, element: Element) -> tuple[float, float]:
        if element.id in self.inner:
            return self.inner[element.id]
        if element.kind.endswith("Gateway"):
            return GATEWAY
        return EVENT if element.kind.endswith("Event") else TASK

    def _measure_columns(self) -> None:
        columns = 1 + max((cell.column for cell in self.grid.cells.values()), default=0)
        self.widths = widths = [_NARROW] * columns
        for cell in self.grid.cells.values():
            widths[cell.column] = max(widths[cell.column], self.size(cell.element)[0])
        self.channel_right: list[float] = []
        self.middle_across: list[float] = []
        x = LANE_HEADER if self.lanes else 0.0
        for column, width in enumerate(widths):
            x += self._channel_width(column)
            self.channel_right.append(x)
            self.middle_across.append(x + width / 2)
            x += width
        self.width = x + self._channel_width(columns)
        self.channel_right.append(self.width)

    def _channel_width(self, column: int) -> float:
        """Return the room left of ``column``: its lines, and the names of flows out of it."""
        tracks = self.channels.get(2 * column - 1, 0)
        lines = _CHANNEL / 2 + _TRACK * (tracks - 1) if tracks else 0.0
        width = _CHANNEL + _TRACK * max(0, tracks - 1)
        for route in self.routes:
            cell = self.grid.cells.get(route.source)
            named = cell is not None and route.flow.name and route.leaves == "right"
            if cell is not None and named and cell.column == column - 1:
                slack = (self.widths[cell.column] - self.size(cell.element)[0]) / 2
                width = max(width, room(route.flow.name)[0] + _AIR - slack + lines)
        return width

    def _measure_rows(self) -> None:
        rows = sum(self.grid.heights)
        heights = [TASK[1]] * rows
        for cell in self.grid.cells.values():
            heights[cell.row] = max(heights[cell.row], self.size(cell.element)[1])
        above, below = self._overhang(heights)
        first = {sum(self.grid.heights[:lane]) for lane in range(len(self.grid.heights))}
        self.middle_down: list[float] = []
        self.lane_top: list[float] = []
        self.first_track: dict[int, float] = {-1: self.title + _AIR}
        y = 0.0
        for row, height in enumerate(heights):
            if row in first:
                y = self._lane_end(len(self.lane_top), y)
                self.lane_top.append(y)
                y += _GAP - _AIR + (self.title + self._tracks(-1)) * (row == 0)
            y += above[row]
            self.middle_down.append(y + height / 2)
            y += height
            self.first_track[2 * row + 1] = y + below[row] + _AIR
            y += max(_GAP, below[row] + _AIR + self._tracks(2 * row + 1))
        y = self._lane_end(len(self.lane_top), y)
        self.lane_top.append(y)
        self.height = y

    def _overhang(self, heights: list[float]) -> tuple[list[float], list[float]]:
        """Return how far the names of each row stand out of it, above and below."""
        above, below = [0.0] * len(heights), [0.0] * len(heights)
        topped, footed = self._tips("top"), self._tips("bottom")
        for cell in self.grid.cells.values():
            element, row = cell.element, cell.row
            out = (self.size(element)[1] - heights[row]) / 2 + 4
            if element.name and element.kind.endswith("Event"):
                below[row] = max(below[row], out + room(element.name)[1])
            elif element.name and element.kind.endswith("Gateway"):
                side = below if element.id in topped - footed else above
                side[row] = max(side[row], out + room(element.name)[1])
        for route in self.routes:
            leaving = self.grid.cells.get(route.source)
            if leaving is None:
                host = self.grid.cells.get(self.hosts.get(route.source, ""))
                if host is not None:
                    below[host.row] = max(below[host.row], self.names.get(route.source, 18.0))
            elif route.flow.name and route.leaves in {"top", "bottom"}:
                side = above if route.leaves == "top" else below
                out = (self.size(leaving.element)[1] - heights[leaving.row]) / 2 + 6
                side[leaving.row] = max(side[leaving.row], out + room(route.flow.name)[1])
        return above, below

    def _tips(self, side: Side) -> set[str]:
        """Return the shapes that a line leaves or enters at this side."""
        leaving = {route.source for route in self.routes if route.leaves == side}
        return leaving | {route.target for route in self.routes if route.enters == side}

    def _tracks(self, gap: int) -> float:
        return _TRACK * self.gaps.get(gap, 0)

    def _lane_end(self, before: int, reached: float) -> float:
        """Return where the lane above must end at the least, for its name to fit."""
        if not before or not self.lanes:
            return reached
        top = self.lane_top[before - 1]
        name = self.lanes.get(self.grid.lanes[before - 1], "")
        whole = wide(name) * _LANE_FONT
        needed = _LANE_NAME
        while len(lines(name, needed * 0.85)) > _LANE_LINES:
            needed += 10.0
        if whole <= reached - top < whole + 2 * _AIR:
            # It fits in one line, from border to border.
            needed = whole
        return max(reached, top + needed + 2 * _AIR)
