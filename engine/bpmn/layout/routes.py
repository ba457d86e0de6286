"""Which way each flow takes, in terms of the grid: rows, columns, and the channels between.

A route is a list of corners. A corner's place across is a column's middle (``2 * column``) or
the channel left of a column (``2 * column - 1``); its place down is a row's middle
(``2 * row``) or the gap below a row (``2 * row + 1``). Lines in one channel or gap get tracks
of their own (``tracks``), so no line lies on another or crosses a shape.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from engine.bpmn.elements import Flow
from engine.bpmn.layout.grid import Cell, Grid

Side = Literal["left", "right", "top", "bottom"]
_GATEWAY: Final = "Gateway"


@dataclass
class Corner:
    """One turn of a line; the tracks are filled in later."""

    across: int
    down: int
    across_track: int = 0
    down_track: int = 0


@dataclass
class Route:
    """A flow from the side of one shape to the side of another."""

    flow: Flow
    source: str
    target: str
    leaves: Side
    enters: Side = "left"
    corners: list[Corner] = field(default_factory=list)


@dataclass
class Router:
    """Finds routes one after the other and remembers which rows already carry a line."""

    grid: Grid
    #: Boundary events by host.
    hosts: dict[str, str]
    _rows: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    _columns: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        """Route straight lines first: the others give way."""
        flows = sorted(self.grid.flows, key=self._reach)
        return [self._route(flow) for flow in flows]

    def _reach(self, flow: Flow) -> tuple[int, int, str]:
        source, target = self._ends(flow)
        step = target.column - source.column
        hanging = flow.source in self.hosts
        return (int(hanging or step <= 0), abs(step) + abs(target.row - source.row), flow.id)

    def _ends(self, flow: Flow) -> tuple[Cell, Cell]:
        cells = self.grid.cells
        return cells[self.hosts.get(flow.source, flow.source)], cells[flow.target]

    def _route(self, flow: Flow) -> Route:
        source, target = self._ends(flow)
        if flow.source in self.hosts:
            return self._falling(flow, source, target)
        if target.column > source.column:
            return (
                self._straight(flow, source, target)
                or self._turning_at_source(flow, source, target)
                or self._turning_at_target(flow, source, target)
                or self._through_channels(flow, source, target)
            )
        return self._back(flow, source, target)

    def _straight(self, flow: Flow, source: Cell, target: Cell) -> Route | None:
        if source.row != target.row or not self._row_open(
            source.row, source.column + 1, target.column - 1, flow
        ):
            return None
        self._use_row(source.row, source.column, target.column, flow)
        return Route(flow, flow.source, flow.target, "right")

    def _turning_at_source(self, flow: Flow, source: Cell, target: Cell) -> Route | None:
        """Leave a gateway by its tip, then go straight."""
        if not source.element.kind.endswith(_GATEWAY) or source.row == target.row:
            return None
        begin, end = sorted((source.row, target.row))
        free = self._column_open(source.column, begin + 1, end - 1, begin, end)
        if not free or not self._row_open(target.row, source.column, target.column - 1, flow):
            return None
        self._use_row(target.row, source.column, target.column, flow)
        self._columns.setdefault(source.column, []).append((begin, end))
        leaves: Side = "bottom" if target.row > source.row else "top"
        corner = Corner(2 * source.column, 2 * target.row)
        return Route(flow, flow.source, flow.target, leaves, corners=[corner])

    def _turning_at_target(self, flow: Flow, source: Cell, target: Cell) -> Route | None:
        """Go straight, then enter a gateway by its tip."""
        if not target.element.kind.endswith(_GATEWAY) or source.row == target.row:
            return None
        begin, end = sorted((source.row, target.row))
        free = self._column_open(target.column, begin + 1, end - 1, begin, end)
        if not free or not self._row_open(source.row, source.column + 1, target.column, flow):
            return None
        self._use_row(source.row, source.column, target.column, flow)
        self._columns.setdefault(target.column, []).append((begin, end))
        enters: Side = "top" if target.row > source.row else "bottom"
        corner = Corner(2 * target.column, 2 * source.row)
        return Route(flow, flow.source, flow.target, "right", enters, [corner])

    def _through_channels(self, flow: Flow, source: Cell, target: Cell) -> Route:
        first, last = 2 * source.column + 1, 2 * target.column - 1
        route = Route(flow, flow.source, flow.target, "right")
        if source.row != target.row:
            if self._row_open(target.row, source.column + 1, target.column - 1, flow):
                self._use_row(target.row, source.column, target.column, flow)
                route.corners = [Corner(first, 2 * source.row), Corner(first, 2 * target.row)]
                return route
            if self._row_open(source.row, source.column + 1, target.column - 1, flow):
                self._use_row(source.row, source.column, target.column, flow)
                route.corners = [Corner(last, 2 * source.row), Corner(last, 2 * target.row)]
                return route
        gap = 2 * source.row + 1 if target.row >= source.row else 2 * source.row - 1
        end = [Corner(last, gap), Corner(last, 2 * target.row)]
        return self._by_the_tip(flow, source, gap, end) or Route(
            flow,
            flow.source,
            flow.target,
            "right",
            corners=[Corner(first, 2 * source.row), Corner(first, gap), *end],
        )

    def _back(self, flow: Flow, source: Cell, target: Cell) -> Route:
        """Lead a loop back below everything it passes."""
        gap = 2 * max(source.row, target.row) + 1
        last = 2 * target.column - 1
        end = [Corner(last, gap), Corner(last, 2 * target.row)]
        first = 2 * source.column + 1
        corners = [Corner(first, 2 * source.row), Corner(first, gap), *end]
        return self._by_the_tip(flow, source, gap, end) or Route(
            flow, flow.source, flow.target, "right", corners=corners
        )

    def _by_the_tip(self, flow: Flow, source: Cell, gap: int, end: list[Corner]) -> Route | None:
        """Let a gateway reach a gap by its upper or lower tip."""
        if not source.element.kind.endswith(_GATEWAY):
            return None
        above = gap < 2 * source.row
        rows = range(gap // 2 + 1, source.row) if above else range(source.row + 1, gap // 2 + 1)
        begin, stop = sorted((source.row, gap // 2 if above else gap // 2 + 1))
        free = not any((row, source.column) in self.grid.taken for row in rows)
        if not free or any(b < stop and begin < e for b, e in self._columns.get(source.column, [])):
            return None
        self._columns.setdefault(source.column, []).append((begin, stop))
        corners = [Corner(2 * source.column, gap), *end]
        return Route(flow, flow.source, flow.target, "top" if above else "bottom", "left", corners)

    def _falling(self, flow: Flow, source: Cell, target: Cell) -> Route:
        """Leave a boundary event downwards."""
        gap, last = 2 * source.row + 1, 2 * target.column - 1
        corners = [
            Corner(2 * source.column, gap),
            Corner(last, gap),
            Corner(last, 2 * target.row),
        ]
        return Route(flow, flow.source, flow.target, "bottom", corners=corners)

    def _row_open(self, row: int, begin: int, end: int, flow: Flow) -> bool:
        if not self.grid.clear(row, begin, end):
            return False
        return not any(
            start < end + 1 and begin - 1 < stop and other not in {flow.source, flow.target}
            for start, stop, other in self._rows.get(row, [])
        )

    def _use_row(self, row: int, begin: int, end: int, flow: Flow) -> None:
        self._rows.setdefault(row, []).append((begin, end, flow.source))

    def _column_open(self, column: int, begin: int, end: int, top: int, bottom: int) -> bool:
        if any((row, column) in self.grid.taken for row in range(begin, end + 1)):
            return False
        used = self._columns.get(column, [])
        return not any(start < bottom and top < stop for start, stop in used)
