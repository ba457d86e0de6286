"""The grid becomes coordinates."""

from dataclasses import dataclass, field
from typing import Final

from engine.bpmn.elements import SCOPES, Bounds, Element, Process
from engine.bpmn.layout.grid import Cell, Grid, place
from engine.bpmn.layout.labels import event_label, flow_label, gateway_label, width_of
from engine.bpmn.layout.routes import Corner, Route, Router
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


@dataclass
class Drawing:
    """Shapes, lines and labels of one process, in the coordinates of the page."""

    shapes: dict[str, Bounds] = field(default_factory=dict)
    lanes: dict[str, Bounds] = field(default_factory=dict)
    labels: dict[str, Bounds] = field(default_factory=dict)
    lines: dict[str, list[Point]] = field(default_factory=dict)
    expanded: set[str] = field(default_factory=set)
    width: float = 0.0
    height: float = 0.0

    def moved(self, dx: float, dy: float) -> "Drawing":
        def shift(box: Bounds) -> Bounds:
            return Bounds(box.x + dx, box.y + dy, box.width, box.height)

        return Drawing(
            {name: shift(box) for name, box in self.shapes.items()},
            {name: shift(box) for name, box in self.lanes.items()},
            {name: shift(box) for name, box in self.labels.items()},
            {name: [(x + dx, y + dy) for x, y in line] for name, line in self.lines.items()},
            set(self.expanded),
            self.width,
            self.height,
        )

    def add(self, other: "Drawing") -> None:
        self.shapes |= other.shapes
        self.lanes |= other.lanes
        self.labels |= other.labels
        self.lines |= other.lines
        self.expanded |= other.expanded


def draw(process: Process, scope: str) -> Drawing:
    """Draw one process or one sub-process, its own sub-processes expanded inside it."""
    inner = {
        element.id: draw(process, element.id)
        for element in process.inside(scope)
        if element.kind in SCOPES and element.id != scope
    }
    grid = place(process, scope)
    boundary = [e for e in process.inside(scope) if e.kind == "boundaryEvent"]
    routes = Router(grid, {e.id: e.attached_to or "" for e in boundary}).routes()
    return _Pen(process, grid, routes, inner, boundary).drawing()


class _Pen:
    """Holds the measures of one drawing while it is made."""

    def __init__(
        self,
        process: Process,
        grid: Grid,
        routes: list[Route],
        inner: dict[str, Drawing],
        boundary: list[Element],
    ) -> None:
        self.grid, self.routes, self.inner, self.boundary = grid, routes, inner, boundary
        self.lanes = [lane for lane in process.lanes if lane.id in grid.lanes]
        self.result = Drawing()
        self.channels, self.gaps = assign(routes)
        self._measure_columns()
        self._measure_rows()

    def drawing(self) -> Drawing:
        for cell in self.grid.cells.values():
            self._place(cell)
        self._place_boundary()
        for route in self.routes:
            self._place_line(route)
        self._place_lanes()
        return self.result

    def _size(self, element: Element) -> tuple[float, float]:
        if element.id in self.inner:
            drawing = self.inner[element.id]
            return drawing.width, drawing.height
        if element.kind.endswith("Gateway"):
            return GATEWAY
        return EVENT if element.kind.endswith("Event") else TASK

    def _measure_columns(self) -> None:
        columns = 1 + max((cell.column for cell in self.grid.cells.values()), default=0)
        widths = [_NARROW] * columns
        for cell in self.grid.cells.values():
            widths[cell.column] = max(widths[cell.column], self._size(cell.element)[0])
        self.channel_right: list[float] = []
        self.middle_across: list[float] = []
        x = LANE_HEADER if self.lanes else 0.0
        for column, width in enumerate(widths):
            x += self._channel_width(column)
            self.channel_right.append(x)
            self.middle_across.append(x + width / 2)
            x += width
        self.result.width = x + self._channel_width(columns)
        self.channel_right.append(self.result.width)

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
            heights[cell.row] = max(heights[cell.row], self._size(cell.element)[1])
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
        self.result.height = y

    def _lane_end(self, before: int) -> float:
        """Return where the lane above must end at the least, for its name to fit."""
        if not before or not self.lanes:
            return 0.0
        names = {lane.id: lane.name for lane in self.lanes}
        name = names.get(self.grid.lanes[before - 1], "")
        return self.lane_top[before - 1] + 20 + 6.2 * len(name)

    def _gap_height(self, gap: int) -> float:
        return _GAP + _TRACK * max(0, self.gaps.get(gap, 0) - 1)

    def _place(self, cell: Cell) -> None:
        width, height = self._size(cell.element)
        x = self.middle_across[cell.column] - width / 2
        y = self.middle_down[cell.row] - height / 2
        box = Bounds(x, y, width, height)
        name = cell.element.id
        self.result.shapes[name] = box
        if name in self.inner:
            self.result.add(self.inner[name].moved(x, y))
            self.result.expanded.add(name)
        elif cell.element.name and cell.element.kind.endswith("Event"):
            self.result.labels[name] = event_label(cell.element.name, box)
        elif cell.element.name and cell.element.kind.endswith("Gateway"):
            tips = {route.leaves for route in self.routes if route.source == name}
            tips |= {route.enters for route in self.routes if route.target == name}
            aside = "top" in tips
            self.result.labels[name] = gateway_label(cell.element.name, box, aside=aside)

    def _place_boundary(self) -> None:
        used: dict[str, int] = {}
        for event in self.boundary:
            host = self.result.shapes.get(event.attached_to or "")
            if host is None:
                continue
            count = used[event.attached_to or ""] = used.get(event.attached_to or "", 0) + 1
            x = host.x + host.width - 8 - 44 * count
            y = host.y + host.height - EVENT[1] / 2
            self.result.shapes[event.id] = box = Bounds(x, y, *EVENT)
            if event.name:
                self.result.labels[event.id] = event_label(event.name, box, beside=True)

    def _place_line(self, route: Route) -> None:
        source = self.result.shapes.get(route.source)
        if source is None:
            return
        target = self.result.shapes[route.target]
        begin, end = _side(source, route.leaves), _side(target, route.enters)
        points = [begin, *(self._point(corner) for corner in route.corners), end]
        if route.leaves == "bottom" and route.corners:
            points[1] = (begin[0], points[1][1])
        line = _cleaned(points)
        self.result.lines[route.flow.id] = line
        if route.flow.name:
            self.result.labels[route.flow.id] = flow_label(route.flow.name, line)

    def _point(self, corner: Corner) -> Point:
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

    def _place_lanes(self) -> None:
        known = {lane.id for lane in self.lanes}
        for place_, lane in enumerate(self.grid.lanes):
            if lane in known:
                top, bottom = self.lane_top[place_], self.lane_top[place_ + 1]
                self.result.lanes[lane] = Bounds(0.0, top, self.result.width, bottom - top)


def _side(box: Bounds, side: str) -> Point:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return {
        "left": (box.x, y),
        "right": (box.x + box.width, y),
        "top": (x, box.y),
        "bottom": (x, box.y + box.height),
    }[side]


def _cleaned(points: list[Point]) -> list[Point]:
    """Leave out corners that turn nowhere."""
    kept = [points[0]]
    for place_, point in enumerate(points[1:-1], 1):
        after = points[place_ + 1]
        before = kept[-1]
        straight = before[0] == point[0] == after[0] or before[1] == point[1] == after[1]
        if point != before and not straight:
            kept.append(point)
    return [*kept, points[-1]]
