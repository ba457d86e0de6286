"""Makers of small diagrams, as text, without drawings."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import quoteattr

from engine.model.steps import Progress, Start, StepEvent
from engine.model.values import Value
from engine.runtime import CompiledSpec, advance, compile_bundle

AT: Final = datetime(2024, 3, 1, 2, 0, tzinfo=UTC)
CASE: Final = 7
TIMER: Final = (
    "<bpmn:timerEventDefinition><bpmn:timeDuration>P30D</bpmn:timeDuration>"
    "</bpmn:timerEventDefinition>"
)
_HEAD: Final = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core"'
    ' id="d" targetNamespace="t">'
)


def document(*parts: str) -> bytes:
    return (_HEAD + "".join(parts) + "</bpmn:definitions>").encode()


def process(name: str, *parts: str) -> str:
    return f'<bpmn:process id="{name}" isExecutable="true">{"".join(parts)}</bpmn:process>'


def node(
    kind: str,
    name: str,
    inner: str = "",
    properties: Mapping[str, str] | None = None,
    **attributes: str,
) -> str:
    given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f'<bpmn:{kind} id="{name}"{given}>{_properties(properties or {})}{inner}</bpmn:{kind}>'


def flow(source: str, target: str, condition: str = "") -> str:
    inner = f"<bpmn:conditionExpression>{condition}</bpmn:conditionExpression>" if condition else ""
    return (
        f'<bpmn:sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}">'
        f"{inner}</bpmn:sequenceFlow>"
    )


def way(*names: str) -> str:
    """Connect ``names`` one after the other."""
    return "".join(flow(one, two) for one, two in pairwise(names))


def start(name: str = "s") -> str:
    return node("startEvent", name)


def end(name: str = "e", ending: str = "") -> str:
    return node("endEvent", name, properties={"ending": ending} if ending else {})


def user(name: str, **properties: str) -> str:
    return node(
        "userTask",
        name,
        properties={key.replace("_", "."): value for key, value in properties.items()},
    )


def _properties(properties: Mapping[str, str]) -> str:
    if not properties:
        return ""
    inner = "".join(
        f"<spiffworkflow:property name={quoteattr(name)} value={quoteattr(value)}/>"
        for name, value in properties.items()
    )
    return (
        "<bpmn:extensionElements><spiffworkflow:properties>"
        f"{inner}</spiffworkflow:properties></bpmn:extensionElements>"
    )


class Case:
    """A running case that remembers its events."""

    def __init__(
        self, *processes: str, variables: Mapping[str, Value] | None = None, extra: str = ""
    ) -> None:
        files = {str(place): document(extra, text) for place, text in enumerate(processes)}
        name = processes[0].split('"')[1]
        self.spec: CompiledSpec = compile_bundle(name, files)
        self.history: list[StepEvent] = []
        self.progress = self.do(Start(variables or {}))

    def do(self, event: StepEvent) -> Progress:
        before = self.progress.snapshot if self.history else None
        self.progress = advance(self.spec, before, event, AT, CASE)
        self.history.append(event)
        return self.progress

    @property
    def opened(self) -> list[str]:
        return [each.key for each in self.progress.opened]

    @property
    def closed(self) -> dict[str, str]:
        return {each.key: each.how for each in self.progress.closed}

    @property
    def requested(self) -> list[str]:
        return [each.key for each in self.progress.requests]
