"""Event definitions and loop markers, read with what they refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from engine.bpmn.elements import Event, Loop
from engine.bpmn.safe_xml import BPMN, local

_TIMES: Final = ("timeDuration", "timeDate", "timeCycle")
_LOOP_HOOKS: Final = (
    "loopCardinality",
    "completionCondition",
    "loopDataInputRef",
    "loopDataOutputRef",
    "inputDataItem",
    "outputDataItem",
)


@dataclass(frozen=True)
class References:
    """What the file declares beside its processes, by id."""

    messages: Mapping[str, str]
    signals: Mapping[str, str]
    errors: Mapping[str, str | None]
    escalations: Mapping[str, str | None]


def references(root: etree._Element) -> References:
    def named(tag: str) -> Mapping[str, str]:
        return {
            node.get("id", ""): node.get("name") or node.get("id") or ""
            for node in root.iter(f"{{{BPMN}}}{tag}")
        }

    def coded(tag: str, code: str) -> Mapping[str, str | None]:
        return {node.get("id", ""): node.get(code) for node in root.iter(f"{{{BPMN}}}{tag}")}

    return References(
        messages=named("message"),
        signals=named("signal"),
        errors=coded("error", "errorCode"),
        escalations=coded("escalation", "escalationCode"),
    )


def read_events(node: etree._Element, refs: References) -> tuple[Event, ...]:
    """Read the event definitions of an event; a send or receive task has its message."""
    prefix = f"{{{BPMN}}}"
    found = [
        _event(child, local(child).removesuffix("EventDefinition"), refs)
        for child in node
        if local(child).endswith("EventDefinition")
    ]
    if node.tag in {f"{prefix}sendTask", f"{prefix}receiveTask"} and not found:
        ref = node.get("messageRef")
        found = [Event("message", refs.messages.get(ref or ""), ref=ref)]
    return tuple(found)


def _event(node: etree._Element, kind: str, refs: References) -> Event:
    if kind == "timer":
        return _timer(node)
    if kind == "conditional":
        condition = node.find(f"{{{BPMN}}}condition")
        return Event(kind, text=None if condition is None else (condition.text or "").strip())
    ref = node.get(f"{kind}Ref")
    names: Mapping[str, str | None] = {
        "message": dict(refs.messages),
        "signal": dict(refs.signals),
        "error": refs.errors,
        "escalation": refs.escalations,
    }.get(kind, {})
    return Event(kind, names.get(ref or ""), ref=ref)


def _timer(node: etree._Element) -> Event:
    for form in _TIMES:
        time = node.find(f"{{{BPMN}}}{form}")
        if time is not None:
            # Other tools quote the text, because their engine evaluates it.
            return Event("timer", text=(time.text or "").strip().strip("'\""), form=form)
    return Event("timer")


def read_loop(node: etree._Element) -> Loop | None:
    """Read the loop or multi-instance marker of an activity."""
    standard = node.find(f"{{{BPMN}}}standardLoopCharacteristics")
    if standard is not None:
        condition = standard.find(f"{{{BPMN}}}loopCondition")
        return Loop(
            "standard",
            condition=None if condition is None else (condition.text or "").strip(),
            maximum=standard.get("loopMaximum"),
            test_before=standard.get("testBefore") == "true",
        )
    many = node.find(f"{{{BPMN}}}multiInstanceLoopCharacteristics")
    if many is None:
        return None
    return Loop(
        "sequential" if many.get("isSequential") == "true" else "parallel",
        hooks=tuple(name for name in _LOOP_HOOKS if many.find(f"{{{BPMN}}}{name}") is not None),
    )
