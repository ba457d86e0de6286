"""The grid becomes coordinates."""

from dataclasses import dataclass, field
from itertools import pairwise

from engine.bpmn.elements import SCOPES, Bounds, Element, Process
from engine.bpmn.layout.cell import Cell
from engine.bpmn.layout.grid import Grid, place
from engine.bpmn.layout.labels import Places
from engine.bpmn.layout.measures import EVENT, Measures, Point
from engine.bpmn.layout.route import Route
from engine.bpmn.layout.routes import Router


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
    return _Pen(process, grid, routes, inner, boundary, titled=scope != process.id).drawing()


class _Pen:
    """Holds the measures of one drawing while it is made."""

    def __init__(
        self,
        process: Process,
        grid: Grid,
        routes: list[Route],
        inner: dict[str, Drawing],
        boundary: list[Element],
        *,
        titled: bool,
    ) -> None:
        self.grid, self.routes, self.inner, self.boundary = grid, routes, inner, boundary
        names = {lane.id: lane.name for lane in process.lanes if lane.id in grid.lanes}
        sizes = {name: (drawing.width, drawing.height) for name, drawing in inner.items()}
        self.measures = Measures(grid, routes, sizes, names, boundary, titled=titled)
        self.named_lanes = names
        self.result = Drawing(width=self.measures.width, height=self.measures.height)

    def drawing(self) -> Drawing:
        for cell in self.grid.cells.values():
            self._place(cell)
        self._place_boundary()
        for route in self.routes:
            self._place_line(route)
        self._place_lanes()
        self._place_names()
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

    def _place_boundary(self) -> None:
        used: dict[str, int] = {}
        for event in self.boundary:
            host = self.result.shapes.get(event.attached_to or "")
            if host is None:
                continue
            count = used[event.attached_to or ""] = used.get(event.attached_to or "", 0) + 1
            x = host.x + host.width - 8 - 44 * count
            y = host.y + host.height - EVENT[1] / 2
            self.result.shapes[event.id] = Bounds(x, y, *EVENT)

    def _place_line(self, route: Route) -> None:
        source = self.result.shapes.get(route.source)
        if source is None:
            return
        target = self.result.shapes[route.target]
        begin, end = _side(source, route.leaves), _side(target, route.enters)
        points = [begin, *(self.measures.point(corner) for corner in route.corners), end]
        if route.leaves == "bottom" and route.corners:
            points[1] = (begin[0], points[1][1])
        self.result.lines[route.flow.id] = _cleaned(points)

    def _place_names(self) -> None:
        """Find room for the names that stand beside their shapes, those with least room first."""
        shapes, named = self.result.shapes, self.result.labels
        places = Places([box for name, box in shapes.items() if name not in self.result.expanded])
        for name, line in self.result.lines.items():
            places.add_line(name, line)
        for lane in self.result.lanes.values():
            places.add_border(lane)
        own = [cell.element for cell in self.grid.cells.values()]
        for element in [*self.boundary, *own]:
            box = shapes.get(element.id)
            if not element.name or box is None:
                continue
            if element.kind.endswith("Event"):
                hanging = element.kind == "boundaryEvent"
                named[element.id] = places.event(element.name, box, hanging=hanging)
            elif element.kind.endswith("Gateway"):
                named[element.id] = places.gateway(element.name, box)
        for route in self.routes:
            line = self.result.lines.get(route.flow.id, [])
            if route.flow.name and line:
                named[route.flow.id] = places.flow(route.flow.id, route.flow.name, line)

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
