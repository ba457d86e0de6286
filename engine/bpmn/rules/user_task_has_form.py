"""A person would be asked for nothing."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, warning

RULE: Final = "user-task-has-form"


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for element in process.elements:
            if element.kind == "userTask" and not element.properties.get("form"):
                yield warning(
                    RULE,
                    element,
                    f"{element.label} asks for no form. Set its form, or make it a manual task.",
                )
