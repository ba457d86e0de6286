"""A property is misspelt, or has a value that means nothing."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import NAME_EN, Element, Flow, Lane, Process, ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning

RULE: Final = "unknown-property"

_NAMED: Final = frozenset({NAME_EN})
_ANYWHERE: Final = frozenset({"legal", "role"}) | _NAMED
_DEADLINE: Final = frozenset(
    {
        "deadline.amount",
        "deadline.unit",
        "deadline.from",
        "deadline.direction",
        "deadline.id",
    }
)
_PANEL: Final = frozenset(
    {
        "panel",
        "seats",
        "subjects",
        "close.role",
        "close",
        "tally",
        "tally.rules",
        "outcome",
        "result",
    }
)
_BY_KIND: Final = {
    "process": frozenset(
        {
            "start.role",
            "start.from",
            "start.status",
            "start.takes",
            "step",
            "case.title",
            "case.title_en",
        }
    ),
    "userTask": frozenset({"form", "form.by", "pauses"}) | _DEADLINE | _PANEL,
    "manualTask": _DEADLINE,
    "serviceTask": frozenset({"operation", "form.by", "result"}),
    "businessRuleTask": frozenset({"decision", "result"}),
    "sendTask": frozenset({"to", "result"}),
    "receiveTask": frozenset({"result"}),
    "intermediateCatchEvent": frozenset({"result"}) | _DEADLINE,
    "intermediateThrowEvent": frozenset({"to", "result"}),
    "boundaryEvent": frozenset({"result"}) | _DEADLINE,
    "endEvent": frozenset({"ending", "to"}),
}
_ONLY_NAMED: Final = frozenset({"sequenceFlow", "lane"})
_WITH: Final = frozenset({"serviceTask", "sendTask", "intermediateThrowEvent", "endEvent"})
_VALUES: Final = {
    "deadline.unit": frozenset({"WD", "d", "month"}),
    "deadline.direction": frozenset({"forward", "back"}),
    "start.from": frozenset({"authority", "call", "mission", "none"}),
    "panel": frozenset({"review", "ballot"}),
    "seats": frozenset({"all", "reviewers"}),
    "subjects": frozenset({"cases", "case"}),
    "tally": frozenset({"count", "selection", "acceptance", "none"}),
}


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    for process in model.processes:
        yield from _judge(process, "process")
        for element in process.elements:
            yield from _judge(element, element.kind)
        for flow in process.flows:
            yield from _judge(flow, "sequenceFlow")
        for lane in process.lanes:
            yield from _judge(lane, "lane")


def _judge(at: Element | Flow | Lane | Process, kind: str) -> Iterator[Finding]:
    names = _NAMED if kind in _ONLY_NAMED else _ANYWHERE | _BY_KIND.get(kind, frozenset())
    for name, value in at.properties.items():
        if name.startswith("with.") and kind in _WITH:
            continue
        if name.startswith("set.") and kind == "scriptTask":
            continue
        if name.startswith("form.for.") and "form.by" in at.properties and "form.by" in names:
            continue
        if name not in names:
            yield warning(
                RULE,
                at,
                f"The property {name} means nothing on a {kind}. Correct its name, or remove it.",
            )
        elif name in _VALUES and value not in _VALUES[name]:
            yield error(
                RULE,
                at,
                f"The property {name} cannot be {value or '(empty)'}."
                f" Possible: {', '.join(sorted(_VALUES[name]))}.",
            )
