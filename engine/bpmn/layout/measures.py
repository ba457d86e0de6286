"""How wide the columns and channels are, how high the rows and gaps."""

from typing import Final

from engine.bpmn.elements import Element
from engine.bpmn.layout.grid import Grid
from engine.bpmn.layout.labels import width_of
from engine.bpmn.layout.routes import Corner, Route
from engine.bpmn.layout.tracks import assign

TASK: Final = (120.0, 80.0)
EVENT: Final = (36.0, 36.0)
GATEWAY: Final = (50.0, 50.0)
LANE_HEADER: Final = 30.0
_CHANNEL: Final = 48.0
_GAP: Final = 44.0
_TRACK: Final = 12.0
_NARROW: Final = 64.0

Point = tuple[float, float]


class Measures:
    """Turns places on the grid into coordinates; a channel grows with its lines and names."""

    def __init__(
        self,
        grid: Grid,
        routes: list[Route],
        inner: dict[str, Point],
        lanes: dict[str, str],
    ) -> None:
        self.grid, self.routes, self.inner, self.lanes = grid, routes, inner, lanes
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
            top = self.gap_top[corner.down // 2] if corner.down > 0 else -_GAP / 2
            y = top + _GAP / 2 + 4 + _TRACK * corner.down_track
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
        widths = [_NARROW] * columns
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
        names = [
            width_of(route.flow.name)
            for route in self.routes
            if route.flow.name
            and route.leaves == "right"
            and route.source in self.grid.cells
            and self.grid.cells[route.source].column == column - 1
        ]
        lines = _TRACK * max(0, self.channels.get(2 * column - 1, 0) - 1)
        return max(_CHANNEL, *(name + 12 for name in names), 0.0) + lines

    def _measure_rows(self) -> None:
        rows = sum(self.grid.heights)
        heights = [TASK[1]] * rows
        for cell in self.grid.cells.values():
            heights[cell.row] = max(heights[cell.row], self.size(cell.element)[1])
        first = {sum(self.grid.heights[:lane]) for lane in range(len(self.grid.heights))}
        self.middle_down: list[float] = []
        self.gap_top: list[float] = []
        self.lane_top: list[float] = []
        y = 0.0
        for row, height in enumerate(heights):
            if row in first:
                y = max(y, self._lane_end(len(self.lane_top)))
                self.lane_top.append(y)
                y += 30.0 + self._gap_height(-1) * (row == 0 and -1 in self.gaps)
            self.middle_down.append(y + height / 2)
            y += height
            self.gap_top.append(y)
            y += self._gap_height(2 * row + 1)
        y = max(y, self._lane_end(len(self.lane_top)))
        self.lane_top.append(y)
        self.height = y

    def _lane_end(self, before: int) -> float:
        """Return where the lane above must end at the least, for its name to fit."""
        if not before or not self.lanes:
            return 0.0
        name = self.lanes.get(self.grid.lanes[before - 1], "")
        return self.lane_top[before - 1] + 20 + 6.2 * len(name)

    def _gap_height(self, gap: int) -> float:
        return _GAP + _TRACK * max(0, self.gaps.get(gap, 0) - 1)
