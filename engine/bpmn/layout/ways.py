"""Which rows and columns already carry a line, and which are free to carry one more."""

from dataclasses import dataclass, field

from engine.bpmn.elements import Flow
from engine.bpmn.layout.grid import Grid


@dataclass
class Ways:
    """Lines along the middle of rows and columns, each with where it comes from."""

    grid: Grid
    rows: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    columns: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)

    def row_open(self, row: int, begin: int, end: int, flow: Flow) -> bool:
        if not self.grid.clear(row, begin, end):
            return False
        return not any(
            start < end + 1 and begin - 1 < stop and other not in {flow.source, flow.target}
            for start, stop, other in self.rows.get(row, [])
        )

    def use_row(self, row: int, begin: int, end: int, flow: Flow) -> None:
        self.rows.setdefault(row, []).append((begin, end, flow.source))

    def column_open(self, column: int, begin: int, end: int, flow: Flow) -> bool:
        if any((row, column) in self.grid.taken for row in range(begin + 1, end)):
            return False
        return not self.column_used(column, begin, end, flow)

    def column_used(self, column: int, begin: int, end: int, flow: Flow) -> bool:
        """Say whether another line stands there; those of one gateway may share a trunk."""
        return any(
            start < end and begin < stop and other not in {flow.source, flow.target}
            for start, stop, other in self.columns.get(column, [])
        )

    def use_column(self, column: int, begin: int, end: int, flow: Flow) -> None:
        begin, end = sorted((begin, end))
        self.columns.setdefault(column, []).append((begin, end, flow.source))
