"""A process calls itself, directly or through others."""

from collections.abc import Iterable, Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error
from engine.bpmn.graph import rings

RULE: Final = "call-cycle"


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    calls = {process: sorted(called) for process, called in known.calls.items()}
    for process in model.processes:
        calls[process.id] = [e.called for e in process.elements if e.called is not None]

    def called(name: str) -> Iterable[str]:
        return calls.get(name, [])

    here = {process.id: process for process in model.processes}
    for ring in rings(list(calls), called):
        for name in ring:
            if name in here:
                yield error(
                    RULE,
                    here[name],
                    f"{' -> '.join([*ring, ring[0]])} call each other without end. Lead a loop"
                    " inside one process instead.",
                )
