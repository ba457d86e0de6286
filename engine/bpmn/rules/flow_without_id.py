"""A sequence flow has no id."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error

RULE: Final = "flow-without-id"


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for flow in process.flows:
            if not flow.id:
                yield error(
                    RULE,
                    flow,
                    f"The flow from {flow.source} to {flow.target} has no id. Write"
                    f' id="Flow_{flow.source}__{flow.target}" into it, or open the file in the'
                    " editor and save it: it gives one.",
                )
