"""More elements stand in a row than anybody, or the engine, can follow."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error
from engine.bpmn.graph import backwards, graphs, without_rings

RULE: Final = "too-long"
LONGEST: Final = 450


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for graph in graphs(process):
            edges = without_rings(graph)
            length: dict[str, int] = {}
            for name in backwards(graph, edges):
                length[name] = 1 + max((length[target] for target in edges[name]), default=0)
            for start in graph.starts():
                if length[start.id] > LONGEST:
                    yield error(
                        RULE,
                        start,
                        f"{length[start.id]} elements follow each other; {LONGEST} are possible."
                        " Move parts into called processes.",
                    )
