"""A loop would run for ever inside one step."""

from collections.abc import Iterable, Iterator
from typing import Final

from engine.bpmn.elements import Element, Process, ProcessModel
from engine.bpmn.findings import Finding, Known, error
from engine.bpmn.graph import Graph, graphs, rings

RULE: Final = "loop-without-wait"
_WAITING: Final = frozenset(
    {"userTask", "manualTask", "task", "receiveTask", "intermediateCatchEvent", "callActivity"}
)
_HANGING: Final = frozenset({"timer", "message", "conditional", "signal"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        waiting = _waiting(process)
        for graph in graphs(process):
            yield from _rings(graph, waiting)
        for element in process.elements:
            loop = element.loop
            if loop and loop.kind == "standard" and not loop.turns and element.id not in waiting:
                yield error(
                    RULE,
                    element,
                    f"{element.label} repeats without waiting and without a maximum. Give one.",
                )


def _rings(graph: Graph, waiting: set[str]) -> Iterator[Finding]:
    def ahead(name: str) -> Iterable[str]:
        return [target for target in graph.following[name] if target not in waiting]

    for ring in rings([name for name in graph.elements if name not in waiting], ahead):
        yield error(
            RULE,
            graph.elements[ring[0]],
            f"The loop over {', '.join(ring[:5])} waits for nothing and would never end."
            " Put a task, a deadline or a message into it.",
        )


def _waiting(process: Process) -> set[str]:
    waiting = {element.id for element in process.elements if _waits(element)}
    # A sub-process waits where anything in it does; deeper ones come later in the list.
    for element in reversed(process.elements):
        if element.id in waiting and element.scope != process.id:
            waiting.add(element.scope)
    return waiting


def _waits(element: Element) -> bool:
    if element.kind == "boundaryEvent":
        return any(event.kind in _HANGING for event in element.events)
    return element.kind in _WAITING
