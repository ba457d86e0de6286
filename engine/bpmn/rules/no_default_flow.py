"""A gateway could find no way out."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error

RULE: Final = "no-default-flow"
_ASKING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for element in process.elements:
            if element.kind not in _ASKING:
                continue
            leaving = [flow for flow in process.flows if flow.source == element.id]
            if len(leaving) == 1 and leaving[0].condition is None:
                continue
            if leaving and element.default not in {flow.id for flow in leaving}:
                yield error(
                    RULE,
                    element,
                    f"{element.label} has no default flow: when no condition holds, the case is"
                    " stuck. Mark one flow as the default.",
                )
            for flow in leaving:
                if flow.condition is None and flow.id != element.default:
                    yield error(
                        RULE,
                        flow,
                        f"The flow from {element.label} to {flow.target} has no condition and is"
                        " not the default. Give it one.",
                    )
