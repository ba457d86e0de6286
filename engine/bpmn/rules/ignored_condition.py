"""A condition stands where nothing asks it, or a branch splits without a gateway."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error

RULE: Final = "ignored-condition"
_ASKING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        elements = {element.id: element for element in process.elements}
        defaults = {element.default for element in process.elements}
        leaving = Counter(flow.source for flow in process.flows)
        for flow in process.flows:
            source = elements.get(flow.source)
            if source is None or flow.condition is None:
                continue
            if source.kind not in _ASKING:
                yield error(
                    RULE,
                    flow,
                    f"The condition of the flow from {source.label} is never asked. Put an"
                    " exclusive gateway behind it.",
                )
            elif flow.id in defaults and flow.id:
                yield error(
                    RULE,
                    flow,
                    "A default flow has a condition, which is never asked. Remove it.",
                )
        for element in process.elements:
            if leaving[element.id] > 1 and not element.kind.endswith("Gateway"):
                yield error(
                    RULE,
                    element,
                    f"{leaving[element.id]} flows leave {element.label}. Put a gateway behind it"
                    " that says whether one or all are taken.",
                )
