"""An expression cannot be read, or the file carries code for another engine."""

from collections.abc import Iterator
from typing import Final

from engine import expressions
from engine.bpmn.elements import Element, Flow, Hook, Process, ProcessModel
from engine.bpmn.findings import Finding, Known, error

RULE: Final = "bad-expression"
_PLAIN: Final = frozenset(
    {"deadline.amount", "deadline.from", "case.title", "case.title_en", "form.by"}
)


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    yield from (_hook("", hook) for hook in model.hooks)
    for process in model.processes:
        yield from (_hook(process.id, hook) for hook in process.hooks)
        yield from _properties(process)
        for flow in process.flows:
            if flow.condition is not None:
                yield from _read(flow, "The condition", flow.condition)
        for element in process.elements:
            yield from (_hook(element.id, hook) for hook in element.hooks)
            yield from _properties(element)
            yield from _own(element)


def _own(element: Element) -> Iterator[Finding]:
    for event in element.events:
        if event.kind == "conditional":
            yield from _read(element, "The condition", event.text or "")
        elif not (event.kind != "timer" or event.text or element.properties.get("deadline.amount")):
            yield error(RULE, element, f"{element.label} has no deadline. Set amount and unit.")
    if element.loop is not None and element.loop.condition is not None:
        yield from _read(element, "The loop condition", element.loop.condition)


def _properties(at: Element | Process) -> Iterator[Finding]:
    for name, text in at.properties.items():
        if name in _PLAIN or name.startswith(("with.", "set.")):
            yield from _read(at, name, text)


def _read(at: Element | Flow | Process, where: str, text: str) -> Iterator[Finding]:
    try:
        expressions.compile(text)
    except expressions.BadExpression as refusal:
        yield error(RULE, at, f"{where} `{text[:80]}` is no expression: {refusal.message}")
    except expressions.BudgetExceeded as refusal:
        yield error(RULE, at, f"{where} `{text[:80]}` asks for too much: {refusal}")


def _hook(at: str, hook: Hook) -> Finding:
    return Finding(
        RULE,
        "error",
        at,
        hook.line,
        f"{hook.where} holds code of another engine (`{hook.text[:60]}`), which is never run."
        " Remove it; set variables with FEEL.",
    )
