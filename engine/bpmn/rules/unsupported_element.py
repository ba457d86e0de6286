"""Something stands in the diagram that would not do what it seems to say."""

from collections.abc import Iterable, Iterator
from typing import Final

from engine.bpmn.elements import Element, ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning
from engine.bpmn.markers import MOST_TURNS, Hook

RULE: Final = "unsupported-element"

_ALLOWED: Final = frozenset(
    {
        "startEvent",
        "endEvent",
        "userTask",
        "manualTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "serviceTask",
        "subProcess",
        "callActivity",
        "exclusiveGateway",
        "parallelGateway",
        "eventBasedGateway",
        "inclusiveGateway",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "boundaryEvent",
    }
)
#: What each event may wait for or raise; every event may also be plain where that has a sense.
_EVENTS: Final = {
    "startEvent": frozenset({"message"}),
    "endEvent": frozenset({"terminate", "error", "escalation", "signal", "message"}),
    "intermediateCatchEvent": frozenset({"timer", "message", "signal", "conditional"}),
    "intermediateThrowEvent": frozenset({"message", "signal", "escalation"}),
    "sendTask": frozenset({"message"}),
    "receiveTask": frozenset({"message"}),
    "boundaryEvent": frozenset(
        {"timer", "message", "signal", "error", "escalation", "conditional"}
    ),
}
_NEEDS_EVENT: Final = frozenset({"intermediateCatchEvent", "boundaryEvent"})


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        for element in process.elements:
            yield from _kind(element)
            yield from _events(element)
            yield from _loop(element)
            for marker in element.markers:
                yield error(
                    RULE,
                    element,
                    f"{element.label} says {marker}, which is not carried out. Remove it.",
                )
            if element.extras:
                yield warning(
                    RULE,
                    element,
                    f"{element.label} declares {', '.join(element.extras)}, without effect here."
                    " Remove what is not needed.",
                )
        for reference in process.data_references:
            if reference.kind == "dataStoreReference":
                yield Finding(
                    RULE,
                    "error",
                    reference.id,
                    reference.line,
                    "A data store is not read or written. Remove it, or name an operation.",
                )


def _kind(element: Element) -> Iterator[Finding]:
    if element.kind == "task":
        yield error(
            RULE,
            element,
            f"{element.label} does not say who or what does it. Make it a user task, a manual"
            " task or a service task.",
        )
    elif element.kind not in _ALLOWED:
        yield error(
            RULE, element, f"{element.label} cannot be run. Replace it by an allowed element."
        )
    elif element.triggered_by_event:
        yield error(
            RULE,
            element,
            f"{element.label} is an event sub-process. Use a boundary event on a sub-process.",
        )


def _events(element: Element) -> Iterator[Finding]:
    allowed = _EVENTS.get(element.kind)
    if allowed is None:
        return
    if len(element.events) > 1:
        yield error(
            RULE, element, f"{element.label} has several events. Give each an element of its own."
        )
    if not element.events and element.kind in _NEEDS_EVENT:
        yield error(RULE, element, f"{element.label} waits for nothing. Say what it waits for.")
    for event in element.events:
        if event.kind not in allowed:
            yield error(
                RULE,
                element,
                f"{element.label} is an event of the kind {event.kind}, which cannot stand here."
                f" Possible: {', '.join(sorted(allowed))}.",
            )
        elif event.form == "timeCycle":
            yield error(
                RULE,
                element,
                f"{element.label} repeats by itself. Lead a loop over a plain deadline.",
            )


def _loop(element: Element) -> Iterator[Finding]:
    loop = element.loop
    if loop is None:
        return
    if loop.kind == "standard":
        if loop.maximum and loop.turns is None:
            yield error(
                RULE,
                element,
                f"{element.label} cannot repeat {loop.maximum[:20]} times. Give a whole number"
                f" from 1 to {MOST_TURNS}.",
            )
        elif not loop.condition and not loop.maximum:
            yield error(
                RULE,
                element,
                f"{element.label} repeats without end. Give a condition or a maximum.",
            )
    elif element.kind == "userTask" and not element.panel:
        yield error(
            RULE,
            element,
            f"{element.label} is answered by one after the other. A panel is answered in"
            " parallel: change its marker.",
        )
    elif not element.panel:
        yield error(
            RULE,
            element,
            f"{element.label} is done by many. Only a user task can be: it is then a panel,"
            " answered in parallel.",
        )
    elif loop.hooks:
        yield warning(
            RULE,
            element,
            f"{element.label} sets {_names(loop.hooks)}, which have no effect: who answers"
            " a panel is set by its seats. Remove them.",
        )


def _names(hooks: Iterable[Hook]) -> str:
    return ", ".join(dict.fromkeys(hook.where for hook in hooks))
