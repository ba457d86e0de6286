"""A data object is referred to from another level than its own."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known

RULE: Final = "data-object-scope"


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for reference in process.data_references:
            if reference.kind != "dataObjectReference":
                continue
            scope = process.data_objects.get(reference.ref or "")
            if scope != reference.scope:
                where = "is not declared" if scope is None else f"belongs to {scope}"
                yield Finding(
                    RULE,
                    "error",
                    reference.id,
                    reference.line,
                    f"The data object {reference.ref or ''} {where}, but is referred to in"
                    f" {reference.scope}. Draw it on the level on which it is used.",
                )
