"""Which way each flow takes, in terms of the grid: rows, columns, and the channels between.

A route is a list of corners. A corner's place across is a column's middle (``2 * column``) or
the channel left of a column (``2 * column - 1``); its place down is a row's middle
(``2 * row``) or the gap below a row (``2 * row + 1``). Lines in one channel or gap get tracks
of their own (``tracks``), so no line lies on another or crosses a shape.
"""

from dataclasses import dataclass, field
from typing import Final

from engine.bpmn.elements import Flow
from engine.bpmn.layout.cell import Cell
from engine.bpmn.layout.grid import Grid
from engine.bpmn.layout.route import Corner, Route, Side
from engine.bpmn.layout.ways import Ways

_GATEWAY: Final = "Gateway"


@dataclass
class Router:
    """Finds routes one after the other and remembers which rows already carry a line."""

    grid: Grid
    #: Boundary events by host.
    hosts: dict[str, str]
    #: Who leaves by which side already.
    _used: set[tuple[str, Side]] = field(default_factory=set)
    ways: Ways = field(init=False)

    def __post_init__(self) -> None:
        self.ways = Ways(self.grid)

    def routes(self) -> list[Route]:
        """Route straight lines first: the others give way."""
        flows = sorted(self.grid.flows, key=self._reach)
        routes = []
        for flow in flows:
            route = self._route(flow)
            self._used.add((flow.source, route.leaves))
            routes.append(route)
        return routes

    def _reach(self, flow: Flow) -> tuple[int, int, str]:
        source, target = self._ends(flow)
        step = target.column - source.column
        if self._is_upright(flow):
            return (-1, abs(target.row - source.row), flow.id)
        hanging = flow.source in self.hosts
        return (int(hanging or step <= 0), abs(step) + abs(target.row - source.row), flow.id)

    def _ends(self, flow: Flow) -> tuple[Cell, Cell]:
        cells = self.grid.cells
        return cells[self.hosts.get(flow.source, flow.source)], cells[flow.target]

    def _route(self, flow: Flow) -> Route:
        source, target = self._ends(flow)
        if flow.source in self.hosts:
            return self._falling(flow, source, target)
        if self._is_upright(flow):
            return self._upright(flow, source, target)
        if target.column > source.column:
            return (
                self._straight(flow, source, target)
                or self._turning_at_source(flow, source, target)
                or self._turning_at_target(flow, source, target)
                or self._through_channels(flow, source, target)
            )
        return self._back(flow, source, target)

    def _is_upright(self, flow: Flow) -> bool:
        return flow.source not in self.hosts and (flow.source, flow.target) in self.grid.upright

    def _upright(self, flow: Flow, source: Cell, target: Cell) -> Route:
        """Go straight up or down inside the column."""
        down = target.row > source.row
        self.ways.use_column(source.column, source.row, target.row, flow)
        sides: tuple[Side, Side] = ("bottom", "top") if down else ("top", "bottom")
        return Route(flow, flow.source, flow.target, *sides)

    def _straight(self, flow: Flow, source: Cell, target: Cell) -> Route | None:
        if source.row != target.row or not self.ways.row_open(
            source.row, source.column + 1, target.column - 1, flow
        ):
            return None
        self.ways.use_row(source.row, source.column, target.column, flow)
        return Route(flow, flow.source, flow.target, "right")

    def _turning_at_source(self, flow: Flow, source: Cell, target: Cell) -> Route | None:
        """Leave a gateway by its tip, then go straight."""
        if not source.element.kind.endswith(_GATEWAY) or source.row == target.row:
            return None
        begin, end = sorted((source.row, target.row))
        leaves: Side = "bottom" if target.row > source.row else "top"
        if not self._tip_open(flow, leaves, share=(flow.source, "right") in self._used):
            return None
        free = self.ways.column_open(source.column, begin, end, flow)
        if not free or not self.ways.row_open(target.row, source.column, target.column - 1, flow):
            return None
        self.ways.use_row(target.row, source.column, target.column, flow)
        self.ways.use_column(source.column, begin, end, flow)
        corner = Corner(2 * source.column, 2 * target.row)
        return Route(flow, flow.source, flow.target, leaves, corners=[corner])

    def _turning_at_target(self, flow: Flow, source: Cell, target: Cell) -> Route | None:
        """Go straight, then enter a gateway by its tip."""
        if not target.element.kind.endswith(_GATEWAY) or source.row == target.row:
            return None
        begin, end = sorted((source.row, target.row))
        free = self.ways.column_open(target.column, begin, end, flow)
        if not free or not self.ways.row_open(source.row, source.column + 1, target.column, flow):
            return None
        self.ways.use_row(source.row, source.column, target.column, flow)
        self.ways.use_column(target.column, begin, end, flow)
        enters: Side = "top" if target.row > source.row else "bottom"
        corner = Corner(2 * target.column, 2 * source.row)
        return Route(flow, flow.source, flow.target, "right", enters, [corner])

    def _through_channels(self, flow: Flow, source: Cell, target: Cell) -> Route:
        first, last = 2 * source.column + 1, 2 * target.column - 1
        below, above = 2 * source.row + 1, 2 * source.row - 1
        # Never up first to go down, nor down to go up.
        gaps = [below] * (target.row >= source.row) + [above] * (target.row <= source.row)
        turned = Corner(last, 2 * target.row)
        if (flow.source, "right") in self._used:
            for share in (False, True):
                for gap in gaps:
                    tip = self._by_the_tip(flow, source, [Corner(last, gap), turned], share=share)
                    if tip:
                        return tip
        route = Route(flow, flow.source, flow.target, "right")
        if source.row != target.row:
            if self.ways.row_open(target.row, source.column + 1, target.column - 1, flow):
                self.ways.use_row(target.row, source.column, target.column, flow)
                route.corners = [Corner(first, 2 * source.row), Corner(first, 2 * target.row)]
                return route
            if self.ways.row_open(source.row, source.column + 1, target.column - 1, flow):
                self.ways.use_row(source.row, source.column, target.column, flow)
                route.corners = [Corner(last, 2 * source.row), Corner(last, 2 * target.row)]
                return route
        end = [Corner(last, gaps[0]), turned]
        begin = [Corner(first, 2 * source.row), Corner(first, gaps[0])]
        route.corners = [*begin, *end]
        return self._by_the_tip(flow, source, end) or route

    def _back(self, flow: Flow, source: Cell, target: Cell) -> Route:
        """Lead a loop back below everything it passes."""
        gap = 2 * max(source.row, target.row) + 1
        last = 2 * target.column - 1
        end = [Corner(last, gap), Corner(last, 2 * target.row)]
        tip = self._by_the_tip(flow, source, end)
        if not tip and (flow.source, "right") in self._used:
            tip = self._by_the_tip(flow, source, end, share=True)
        first = 2 * source.column + 1
        corners = [Corner(first, 2 * source.row), Corner(first, gap), *end]
        return tip or Route(flow, flow.source, flow.target, "right", corners=corners)

    def _tip_open(self, flow: Flow, side: Side, *, share: bool) -> bool:
        return share or (flow.source, side) not in self._used

    def _by_the_tip(
        self, flow: Flow, source: Cell, end: list[Corner], *, share: bool = False
    ) -> Route | None:
        """Let a gateway reach a gap by its upper or lower tip."""
        gap = end[0].down
        above = gap < 2 * source.row
        side: Side = "top" if above else "bottom"
        if not source.element.kind.endswith(_GATEWAY):
            return None
        if not self._tip_open(flow, side, share=share):
            return None
        beyond = gap // 2 if above else gap // 2 + 1
        rows = range(beyond + 1, source.row) if above else range(source.row + 1, beyond)
        begin, stop = sorted((source.row, beyond))
        if any((row, source.column) in self.grid.taken for row in rows):
            return None
        if self.ways.column_used(source.column, begin, stop, flow):
            return None
        self.ways.use_column(source.column, begin, stop, flow)
        corners = [Corner(2 * source.column, gap), *end]
        return Route(flow, flow.source, flow.target, side, "left", corners)

    def _falling(self, flow: Flow, source: Cell, target: Cell) -> Route:
        """Leave a boundary event downwards."""
        gap, last = 2 * source.row + 1, 2 * target.column - 1
        corners = [
            Corner(2 * source.column, gap),
            Corner(last, gap),
            Corner(last, 2 * target.row),
        ]
        return Route(flow, flow.source, flow.target, "bottom", corners=corners)
