"""A process is marked as a drawing only."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning

RULE: Final = "not-executable"


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        if process.executable is None:
            yield warning(
                RULE,
                process,
                f"Process {process.id} does not say whether it is executable, and is taken to be."
                " Tick 'executable' in its properties.",
            )
        elif not process.executable:
            yield error(
                RULE,
                process,
                f"Process {process.id} is not executable. Tick 'executable' in its properties.",
            )
