"""Event definitions and loop markers, read with what they refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from engine.bpmn.markers import Event, Hook, Loop
from engine.bpmn.safe_xml import (
    BPMN,
    flag_of,
    line_of,
    local,
    plain_ref,
    ref_of,
    text_of,
)

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
    #: Event definitions that stand beside the processes, for several events to share.
    definitions: Mapping[str, etree._Element]


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
        definitions={
            node.get("id", ""): node for node in root if local(node).endswith("EventDefinition")
        },
    )


def read_events(node: etree._Element, refs: References) -> tuple[Event, ...]:
    """Read the event definitions of an event; a send or receive task has its message."""
    prefix = f"{{{BPMN}}}"
    found = [
        _event(definition, local(definition).removesuffix("EventDefinition"), refs)
        for definition in _definitions(node, refs)
    ]
    if node.tag in {f"{prefix}sendTask", f"{prefix}receiveTask"} and not found:
        ref = ref_of(node, "messageRef")
        found = [Event("message", refs.messages.get(ref or ""), ref=ref)]
    return tuple(found)


def _definitions(node: etree._Element, refs: References) -> Iterator[etree._Element]:
    for child in node:
        if local(child).endswith("EventDefinition"):
            yield child
        elif local(child) == "eventDefinitionRef":
            shared = refs.definitions.get(plain_ref(child, text_of(child)) or "")
            if shared is not None:
                yield shared


def _event(node: etree._Element, kind: str, refs: References) -> Event:
    if kind == "timer":
        return _timer(node)
    if kind == "conditional":
        return Event(kind, text=text_of(node.find(f"{{{BPMN}}}condition")))
    ref = ref_of(node, f"{kind}Ref")
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
            return Event("timer", text=(text_of(time) or "").strip("'\" "), form=form)
    return Event("timer")


def read_loop(node: etree._Element) -> Loop | None:
    """Read the loop or multi-instance marker of an activity."""
    standard = node.find(f"{{{BPMN}}}standardLoopCharacteristics")
    if standard is not None:
        return Loop(
            "standard",
            condition=text_of(standard.find(f"{{{BPMN}}}loopCondition")) or None,
            maximum=standard.get("loopMaximum"),
            test_before=flag_of(standard, "testBefore") is True,
        )
    many = node.find(f"{{{BPMN}}}multiInstanceLoopCharacteristics")
    if many is None:
        return None
    return Loop(
        "sequential" if flag_of(many, "isSequential") else "parallel",
        hooks=tuple(
            Hook(local(child), text_of(child) or "", line_of(child))
            for child in many
            if local(child) in _LOOP_HOOKS
        ),
    )
