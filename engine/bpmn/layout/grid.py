"""Where each node stands: its column, its lane, its row inside the lane."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.bpmn.elements import Flow, Process
from engine.bpmn.layout.cell import Cell
from engine.bpmn.layout.columns import Columns, ranks


@dataclass
class Grid:
    """All nodes of one scope that stand on the grid, boundary events apart."""

    cells: dict[str, Cell]
    lanes: list[str]
    #: How many rows each lane has.
    heights: list[int]
    flows: list[Flow]
    #: The flows that go straight up or down inside their column.
    upright: set[tuple[str, str]] = field(default_factory=set)
    taken: set[tuple[int, int]] = field(default_factory=set)

    def clear(self, row: int, begin: int, end: int) -> bool:
        """Say whether nothing stands in ``row`` from column ``begin`` up to ``end``."""
        return not any((row, column) in self.taken for column in range(begin, end + 1))


def place(process: Process, scope: str) -> Grid:
    """Place the nodes of ``scope``."""
    elements = process.inside(scope)
    host = {e.id: e.attached_to or "" for e in elements if e.kind == "boundaryEvent"}
    cells = {e.id: Cell(e) for e in elements if e.id not in host}
    flows = [
        flow
        for flow in process.flows
        if flow.scope == scope
        and host.get(flow.source, flow.source) in cells
        and flow.target in cells
    ]
    forward = _forward(cells, flows, host)
    lanes = _lanes(process, cells, forward, scope)
    columns = Columns(cells, host.values())
    columns.fill(forward)
    heights = _rows(cells, forward, len(lanes), {f.target for f in flows if f.source in host})
    grid = Grid(cells, lanes, heights, flows, columns.upright)
    grid.taken = {(cell.row, cell.column) for cell in cells.values()}
    return grid


def _forward(
    cells: Mapping[str, Cell], flows: Iterable[Flow], host: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the edges without those that lead back, in the order of the file."""
    following: dict[str, list[str]] = defaultdict(list)
    entered = set()
    for flow in flows:
        following[host.get(flow.source, flow.source)].append(flow.target)
        entered.add(flow.target)
    edges: list[tuple[str, str]] = []
    done: dict[str, bool] = {}
    roots = [node for node in cells if node not in entered]
    for root in [*roots, *cells]:
        if root in done:
            continue
        done[root] = False
        path = [(root, iter(following[root]))]
        while path:
            node, ahead = path[-1]
            target = next(ahead, None)
            if target is None:
                done[node] = True
                path.pop()
            elif target not in done:
                edges.append((node, target))
                done[target] = False
                path.append((target, iter(following[target])))
            elif done[target]:
                edges.append((node, target))
    return edges


def _lanes(
    process: Process,
    cells: Mapping[str, Cell],
    forward: Sequence[tuple[str, str]],
    scope: str,
) -> list[str]:
    if scope != process.id:
        return [""]
    used = {cell.element.lane for cell in cells.values() if cell.element.lane}
    lanes = [lane.id for lane in process.lanes if lane.id in used] or [""]
    before = {target: source for source, target in forward}
    for cell in cells.values():
        lane, node, steps = cell.element.lane, cell.element.id, 0
        while not lane and node in before and steps < len(cells):
            node, steps = before[node], steps + 1
            lane = cells[node].element.lane
        cell.lane = lanes.index(lane) if lane in lanes else 0
    return lanes


def _rows(
    cells: Mapping[str, Cell],
    forward: Sequence[tuple[str, str]],
    lanes: int,
    fallen: set[str],
) -> list[int]:
    """Keep the longest way straight and let the others drop below it."""
    length = _remaining(cells, forward)
    before: dict[str, list[str]] = defaultdict(list)
    for source, target in forward:
        before[target].append(source)
    taken: set[tuple[int, int, int]] = set()
    order = sorted(cells.values(), key=lambda cell: (cell.column, -length[cell.element.id]))
    for cell in order:
        near = [
            cells[name]
            for name in before[cell.element.id]
            if cells[name].lane == cell.lane and cells[name].column < cell.column
        ]
        wish = min((other.row for other in near), default=0)
        if cell.element.id in fallen and near:
            wish += 1
        begin = min((other.column + 1 for other in near), default=cell.column)
        row = _free(taken, cell, wish, begin)
        cell.row = row
        for column in range(begin if row == wish else cell.column, cell.column + 1):
            taken.add((cell.lane, row, column))
    heights = [
        1 + max((cell.row for cell in cells.values() if cell.lane == lane), default=0)
        for lane in range(lanes)
    ]
    for cell in cells.values():
        cell.row += sum(heights[: cell.lane])
    return heights


def _free(taken: set[tuple[int, int, int]], cell: Cell, wish: int, begin: int) -> int:
    columns = range(begin, cell.column + 1)
    if not any((cell.lane, wish, column) in taken for column in columns):
        return wish
    row = wish
    while (cell.lane, row, cell.column) in taken:
        row += 1
    return row


def _remaining(cells: Mapping[str, Cell], forward: Sequence[tuple[str, str]]) -> dict[str, int]:
    length = dict.fromkeys(cells, 0)
    depth = ranks(cells, forward)
    for source, target in sorted(forward, key=lambda edge: -depth[edge[0]]):
        length[source] = max(length[source], length[target] + 1)
    return length
