"""A gateway could find no way out."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import Element, Flow, ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning

RULE: Final = "no-default-flow"
_ASKING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        flows: dict[str, list[Flow]] = defaultdict(list)
        for flow in process.flows:
            flows[flow.source].append(flow)
        for element in process.elements:
            if element.kind not in _ASKING:
                continue
            leaving = flows[element.id]
            if len(leaving) == 1 and leaving[0].condition is None:
                continue
            if leaving and element.default not in {flow.id for flow in leaving}:
                yield error(
                    RULE,
                    element,
                    f"{element.label} has no default flow: when no condition holds, the case is"
                    " stuck. Mark one flow as the default.",
                )
            yield from _repeated(element, leaving)
            for flow in leaving:
                if flow.condition is None and flow.id != element.default:
                    yield error(
                        RULE,
                        flow,
                        f"The flow from {element.label} to {flow.target or 'nothing'} has no"
                        " condition and is"
                        " not the default. Give it one.",
                    )


def _repeated(element: Element, leaving: list[Flow]) -> Iterator[Finding]:
    first: dict[str, Flow] = {}
    for flow in leaving if element.kind == "exclusiveGateway" else ():
        if flow.condition and first.setdefault(flow.condition, flow) is not flow:
            yield warning(
                RULE,
                flow,
                f"The flow from {element.label} to {flow.target or 'nothing'} is never taken:"
                " another one has the same condition. Change one of them.",
            )
