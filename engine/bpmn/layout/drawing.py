"""The grid becomes coordinates."""

from dataclasses import dataclass, field
from itertools import pairwise

from engine.bpmn.elements import SCOPES, Bounds, Element, Process
from engine.bpmn.layout.grid import Cell, Grid, place
from engine.bpmn.layout.labels import event_label, flow_label, gateway_label
from engine.bpmn.layout.measures import EVENT, Measures, Point
from engine.bpmn.layout.routes import Route, Router


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


def draw(process: Process, scope: str, around: tuple[str, ...] = ()) -> Drawing:
    """Draw one process or one sub-process, its own sub-processes expanded inside it."""
    inner = {
        element.id: draw(process, element.id, (*around, scope))
        for element in process.inside(scope)
        # An id given twice would put a sub-process into itself.
        if element.kind in SCOPES and element.id not in (*around, scope)
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
        names = {lane.id: lane.name for lane in process.lanes if lane.id in grid.lanes}
        sizes = {name: (drawing.width, drawing.height) for name, drawing in inner.items()}
        self.measures = Measures(grid, routes, sizes, names)
        self.named_lanes = names
        self.result = Drawing(width=self.measures.width, height=self.measures.height)

    def drawing(self) -> Drawing:
        for cell in self.grid.cells.values():
            self._place(cell)
        self._place_boundary()
        for route in self.routes:
            self._place_line(route)
        self._place_lanes()
        return self.result

    def _place(self, cell: Cell) -> None:
        width, height = self.measures.size(cell.element)
        x, y = self.measures.middle(cell.column, cell.row)
        x, y = x - width / 2, y - height / 2
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
        points = [begin, *(self.measures.point(corner) for corner in route.corners), end]
        if route.leaves == "bottom" and route.corners:
            points[1] = (begin[0], points[1][1])
        line = _cleaned(points)
        self.result.lines[route.flow.id] = line
        if route.flow.name:
            self.result.labels[route.flow.id] = flow_label(route.flow.name, line)

    def _place_lanes(self) -> None:
        borders = pairwise(self.measures.lane_top)
        for lane, (top, bottom) in zip(self.grid.lanes, borders, strict=True):
            if lane in self.named_lanes:
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
