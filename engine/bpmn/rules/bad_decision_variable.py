"""A form of this process would put free text into the record that cannot be erased."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error

RULE: Final = "bad-decision-variable"
#: Fields whose answers may hold names, addresses, anything.
_FREE: Final = frozenset({"textfield", "textarea", "filepicker", "text", "html", "image"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    for process in model.processes:
        for element in process.elements:
            variables = known.variables.get(element.properties.get("form", ""), {})
            for name, kind in sorted(variables.items()):
                if kind in _FREE:
                    yield error(
                        RULE,
                        element,
                        f"Form {element.properties['form']} declares the {kind} field behind"
                        f" {name} as a decision variable. Only numbers, dates, ticks and codes"
                        " may steer a process: use a choice, or drop the declaration.",
                    )
