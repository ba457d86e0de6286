"""The process names a form, table, role, operation or article that does not exist."""

import re
from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import Element, Process, ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning

RULE: Final = "unknown-reference"
_TEXT: Final = re.compile(r'^"([^"\\]*)"$')
_ARTICLE: Final = re.compile(r"^\s*([^\s,;]+)")
_NAMES: Final = {
    "decision": "decision",
    "close": "decision",
    "outcome": "decision",
    "tally.rules": "decision",
    "operation": "operation",
}
_NEEDED: Final = {"serviceTask": "operation", "businessRuleTask": "decision"}
#: Which literal parameter of an operation names what.
_PARAMETERS: Final = {"with.form": "form", "with.process": "process", "with.message": "message"}


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    here = frozenset(process.id for process in model.processes)
    for process in model.processes:
        for what, name in _of_process(process):
            yield from _judge(process, what, name, _names(known, what))
        for element in process.elements:
            needed = _NEEDED.get(element.kind)
            if needed and not element.properties.get(needed):
                # A file that stands alone may be a sketch; publishing knows what there is.
                report = warning if _names(known, needed) is None else error
                yield report(RULE, element, f"{element.label} names no {needed}. Choose one.")
            if element.kind == "callActivity" and not element.called:
                yield error(RULE, element, f"{element.label} calls no process. Choose one.")
            if element.properties.get("tally") == "selection" and not element.properties.get(
                "tally.rules"
            ):
                yield error(
                    RULE, element, f"{element.label} names no tally.rules. Choose a decision."
                )
            for what, name in _of_element(element):
                names = _names(known, what)
                if what == "process" and names is not None:
                    names |= here
                yield from _judge(element, what, name, names)


def _of_process(process: Process) -> Iterator[tuple[str, str]]:
    yield from (("role", role) for role in _roles(process.properties.get("start.role", "")))
    yield from _articles(process.properties.get("legal", ""))


def _of_element(element: Element) -> Iterator[tuple[str, str]]:
    properties = element.properties
    yield from (("form", form) for form in element.forms)
    for name, what in _NAMES.items():
        if name in properties:
            yield what, properties[name]
    for name, what in _PARAMETERS.items():
        if literal := _TEXT.match(properties.get(name, "")):
            yield what, literal[1]
    if element.called:
        yield "process", element.called
    roles = element.role if element.kind in {"userTask", "manualTask"} else ""
    for role in _roles(f"{roles},{properties.get('close.role', '')}"):
        yield "role", role
    for event in element.events:
        if event.kind == "message" and event.name:
            yield "message", event.name
    yield from _articles(properties.get("legal", ""))


def _roles(text: str) -> Iterator[str]:
    yield from (role.strip() for role in text.split(",") if role.strip())


def _articles(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        if found := _ARTICLE.match(part):
            yield "article", found[1]


def _names(known: Known, what: str) -> frozenset[str] | None:
    return {
        "form": known.forms,
        "decision": known.decisions,
        "operation": known.operations,
        "role": known.roles,
        "message": known.messages,
        "article": known.articles,
        "process": known.processes,
    }[what]


def _judge(
    at: Element | Process, what: str, name: str, names: frozenset[str] | None
) -> Iterator[Finding]:
    if names is not None and name not in names:
        yield error(
            RULE, at, f"There is no {what} {name or '(empty)'}. Correct the name, or add it first."
        )
