"""An expression cannot be read, or the file carries code for another engine."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import Element, Flow, Process, ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning
from engine.bpmn.formulas import fault_of
from engine.bpmn.markers import Event, Hook
from engine.bpmn.times import read_term

RULE: Final = "bad-expression"
#: Characters of all expressions of a file: more takes longer to read than anybody waits.
MOST_TEXT: Final = 100_000
_PLAIN: Final = frozenset(
    {"deadline.amount", "deadline.from", "case.title", "case.title_en", "form.by"}
)
#: Where a timer may stand at all; elsewhere ``unsupported-element`` says so.
_TIMED: Final = frozenset({"intermediateCatchEvent", "boundaryEvent"})
#: Children of a panel's marker that other engines evaluate.
_EVALUATED: Final = frozenset({"loopCardinality", "completionCondition"})

_Place = Element | Flow | Process


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    yield from map(_hook, model.hooks)
    for process in model.processes:
        for element in process.elements:
            for event in element.events:
                if element.kind in _TIMED and event.kind == "timer" and event.form != "timeCycle":
                    yield from _timer(element, event)
    read = 0
    for at, where, text in _expressions(model):
        read += len(text)
        if read > MOST_TEXT:
            yield error(
                RULE,
                at,
                f"The expressions of the file have more than {MOST_TEXT:,} characters"
                " altogether. Move parts into decision tables or called processes.",
            )
            return
        if fault := fault_of(text):
            yield error(RULE, at, f"{where} `{text[:80]}` {fault}")


def _expressions(model: ProcessModel) -> Iterator[tuple[_Place, str, str]]:
    for process in model.processes:
        yield from _properties(process)
        for flow in process.flows:
            if flow.condition is not None:
                yield flow, "The condition", flow.condition
        for element in process.elements:
            yield from _properties(element)
            for event in element.events:
                if event.kind == "conditional":
                    yield element, "The condition", event.text or ""
            loop = element.loop
            if loop is not None and loop.condition is not None:
                yield element, "The loop condition", loop.condition
            for hook in loop.hooks if loop is not None else ():
                if hook.where in _EVALUATED and hook.text:
                    yield element, f"The {hook.where}", hook.text


def _properties(at: Element | Process) -> Iterator[tuple[_Place, str, str]]:
    for name, text in at.properties.items():
        if name in _PLAIN or name.startswith(("with.", "set.")):
            yield at, name, text


def _timer(element: Element, event: Event) -> Iterator[Finding]:
    term = read_term(event.form, event.text or "")
    own = "deadline.amount" in element.properties
    if not event.text and not own:
        yield error(RULE, element, f"{element.label} has no deadline. Set amount and unit.")
    elif event.text and term is None:
        yield error(
            RULE,
            element,
            f"The time `{event.text[:80]}` of {element.label} is no date and no duration of days"
            " or months. Write P30D, P3M or 2026-01-31, or set amount and unit.",
        )
    elif term is not None and term.rounded and not own:
        yield warning(
            RULE,
            element,
            f"{element.label} says {event.text}, but a deadline counts whole days and ends with"
            " the last of them. Set amount and unit.",
        )


def _hook(hook: Hook) -> Finding:
    said = f" (`{hook.text[:60]}`)" if hook.text else ""
    return Finding(
        RULE,
        "error",
        hook.at,
        hook.line,
        f"{hook.where} holds code of another engine{said}, which is never run."
        " Remove it; set variables with FEEL.",
    )
