"""In which column each node stands.

A node stands one column after the latest of those that lead to it; but where the way goes on
in another lane and nothing is in between, it stands straight below or above, and the line needs
no column of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.bpmn.elements import SCOPES, Element
from engine.bpmn.layout.cell import Cell


@dataclass
class _Column:
    #: The nodes of each lane.
    nodes: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    #: Lines that go up or down, as the lanes they lead from and to.
    upright: list[tuple[int, int]] = field(default_factory=list)


class Columns:
    """Fills the columns from the left and remembers which lines stand upright."""

    def __init__(self, cells: Mapping[str, Cell], hosts: Iterable[str]) -> None:
        self.cells, self.hosts = cells, frozenset(hosts)
        self.columns: dict[int, _Column] = defaultdict(_Column)
        self.upright: set[tuple[str, str]] = set()

    def fill(self, forward: Sequence[tuple[str, str]]) -> None:
        """Place every node; ``forward`` has no way back in it."""
        before: dict[str, list[str]] = defaultdict(list)
        for source, target in forward:
            before[target].append(source)
        depth = ranks(self.cells, forward)
        for name in sorted(self.cells, key=lambda each: depth[each]):
            self._place(self.cells[name], [self.cells[each] for each in before[name]])

    def _place(self, cell: Cell, before: list[Cell]) -> None:
        latest = max((each.column for each in before), default=-1)
        above = [each for each in before if each.column == latest]
        cell.column = latest + 1
        if len(above) == 1 and self._stands(above[0], cell, latest):
            cell.column = latest
            self.columns[latest].upright.append((above[0].lane, cell.lane))
            self.upright.add((above[0].element.id, cell.element.id))
        else:
            while self._crossed(cell.column, cell.lane):
                cell.column += 1
        self.columns[cell.column].nodes[cell.lane].append(cell.element.id)

    def _stands(self, source: Cell, target: Cell, at: int) -> bool:
        """Say whether ``target`` may stand straight above or below ``source``."""
        if source.lane == target.lane or source.element.id in self.hosts:
            return False
        if {source.element.kind, target.element.kind} & SCOPES:
            return False
        upper, lower = sorted((source, target), key=lambda cell: cell.lane)
        if self._busy_below(upper.element):
            return False
        column = self.columns[at]
        if column.nodes[source.lane] != [source.element.id]:
            return False
        between = range(upper.lane, lower.lane + 1)
        if any(column.nodes[lane] for lane in between if lane != source.lane):
            return False
        return not any(
            min(one, two) < lower.lane and upper.lane < max(one, two) for one, two in column.upright
        )

    def _busy_below(self, element: Element) -> bool:
        """Say whether something hangs at the foot: a name, or an event."""
        return element.id in self.hosts or (element.kind.endswith("Event") and bool(element.name))

    def _crossed(self, column: int, lane: int) -> bool:
        return any(
            min(one, two) <= lane <= max(one, two) for one, two in self.columns[column].upright
        )


def ranks(cells: Iterable[str], forward: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return after how many others, at the most, each node comes."""
    depth = dict.fromkeys(cells, 0)
    changed = True
    while changed:
        changed = False
        for source, target in forward:
            if depth[target] <= depth[source]:
                depth[target] = depth[source] + 1
                changed = True
    return depth
