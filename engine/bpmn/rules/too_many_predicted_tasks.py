"""Parallel branches multiply."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning
from engine.bpmn.graph import Graph, backwards, graphs, without_rings

RULE: Final = "too-many-predicted-tasks"
MANY: Final = 200
MOST: Final = 1_000
_CHOOSING: Final = frozenset({"exclusiveGateway", "inclusiveGateway", "eventBasedGateway"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for graph in graphs(process):
            for start in graph.starts():
                size = _predicted(graph, start.id)
                if size > MANY:
                    report = error if size > MOST else warning
                    said = f"about {size}" if size < MOST**2 else "more than a million"
                    yield report(
                        RULE,
                        start,
                        f"The process unfolds into {said} elements. Join parallel branches"
                        " earlier, or move blocks into called processes.",
                    )


def _predicted(graph: Graph, start: str) -> int:
    """Count the elements of the tree of all definite ways, choices cut short behind them."""
    edges = without_rings(graph)
    size: dict[str, int] = {}
    for name in backwards(graph, edges):
        if graph.elements[name].kind in _CHOOSING:
            size[name] = 1 + sum(1 + len(edges[target]) for target in edges[name])
        else:
            size[name] = 1 + sum(size[target] for target in edges[name])
    return size[start]
