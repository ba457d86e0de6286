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
            for form in element.forms:
                for name, kind in sorted(known.variables.get(form, {}).items()):
                    if kind in _FREE:
                        yield error(RULE, element, _told(form, name, kind))


def _told(form: str, name: str, kind: str) -> str:
    return (
        f"Form {form} declares the {kind} field behind {name} as a decision variable. Only"
        " numbers, dates, ticks and codes may steer a process: use a choice, or drop the"
        " declaration."
    )
