"""A checked model becomes the plain description that a bundle keeps and a case runs on.

SpiffWorkflow's own parser is not used: it orders branches by their height in the drawing,
drops flows without an id in silence, hangs on some diagrams and hands fifteen kinds of text to
Python. What it does after parsing, connecting specs, is a page of code (``building``).
"""

from collections.abc import Mapping
from typing import Any, Final

from engine.bpmn.elements import Element, Process
from engine.bpmn.errors import UnsafeXml
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse
from engine.runtime.checking import check_scope
from engine.runtime.errors import BundleBroken
from engine.runtime.spec import FORMAT, CompiledSpec
from engine.runtime.terms import term_of

_KINDS: Final = {
    "userTask": "user",
    "manualTask": "user",
    "task": "user",
    "scriptTask": "script",
    "serviceTask": "request",
    "businessRuleTask": "request",
    "sendTask": "request",
    "receiveTask": "catch",
    "subProcess": "scope",
    "callActivity": "scope",
    "exclusiveGateway": "exclusive",
    "parallelGateway": "parallel",
    "inclusiveGateway": "inclusive",
    "eventBasedGateway": "choice",
    "startEvent": "pass",
    "endEvent": "end",
    "intermediateCatchEvent": "catch",
    "intermediateThrowEvent": "throw",
    "boundaryEvent": "boundary",
}


def compile_bundle(process_id: str, files: Mapping[str, bytes]) -> CompiledSpec:
    """Compile ``process_id`` with every process it calls, found anywhere in ``files``."""
    processes: dict[str, Process] = {}
    for name in sorted(files):
        try:
            model = read_model(parse(files[name]))
        except UnsafeXml as refusal:
            raise BundleBroken(process_id, name, refusal.reason) from refusal
        for process in model.processes:
            if process.id in processes:
                raise BundleBroken(process.id, "", "Two processes have this id.")
            processes[process.id] = process
    scopes: dict[str, Any] = {}
    _add_process(process_id, processes, scopes, ())
    return CompiledSpec({"format": FORMAT, "process": process_id, "scopes": scopes})


def _add_process(
    process_id: str, processes: Mapping[str, Process], scopes: dict[str, Any], via: tuple[str, ...]
) -> None:
    if process_id in via:
        raise BundleBroken(process_id, "", f"It calls itself through {' -> '.join(via)}.")
    if process_id in scopes:
        return
    process = processes.get(process_id)
    if process is None:
        raise BundleBroken(via[-1] if via else process_id, process_id, "The process is missing.")
    for scope in [
        process.id,
        *(e.id for e in process.elements if e.kind == "subProcess"),
    ]:
        name = _scope_name(process, scope)
        if name in scopes:
            raise BundleBroken(process.id, scope, "Its id is given more than once.")
        scopes[name] = _scope(process, scope)
    for element in process.elements:
        if element.kind == "callActivity":
            _add_process(element.called or "", processes, scopes, (*via, process_id))


def _scope_name(process: Process, scope: str) -> str:
    return process.id if scope == process.id else f"{process.id}/{scope}"


def _scope(process: Process, scope: str) -> dict[str, Any]:
    elements = process.inside(scope)
    known = {element.id: element for element in elements}
    if len(known) < len(elements):
        raise BundleBroken(process.id, scope, "An id is given more than once.")
    defaults = {element.default for element in elements if element.default}
    flows: list[list[Any]] = []
    for flow in process.flows:
        if flow.scope == scope:
            for end in (flow.source, flow.target):
                if end not in known:
                    raise BundleBroken(process.id, flow.id, f"A flow leads to {end or 'nowhere'}.")
            flows.append([flow.source, flow.target, flow.condition, flow.id in defaults])
    check_scope(process, scope, known, flows)
    return {
        "name": process.name if scope == process.id else scope,
        "nodes": [_node(process, element) for element in elements],
        "flows": flows,
    }


def _node(process: Process, element: Element) -> dict[str, Any]:
    kind = _KINDS.get(element.kind)
    if kind is None or element.triggered_by_event or len(element.events) > 1:
        raise BundleBroken(process.id, element.id, f"A {element.kind} cannot be run.")
    node: dict[str, Any] = {"id": element.id, "kind": kind, "name": element.name}
    if element.role:
        node["role"] = element.role
    properties = dict(element.properties)
    if element.kind == "startEvent":
        return node | ({"props": properties} if properties else {})
    if element.events:
        _add_event(process, element, node, properties)
    if element.loop is not None:
        _add_loop(process, element, node)
    if node["kind"] == "request":
        _add_request(process, element, node, properties)
    if kind == "scope":
        inner = element.called if element.kind == "callActivity" else None
        node["scope"] = inner or _scope_name(process, element.id)
    if kind == "boundary":
        node["host"] = element.attached_to
        node["interrupting"] = element.interrupting
    if properties:
        node["props"] = properties
    return node


def _add_event(
    process: Process, element: Element, node: dict[str, Any], properties: dict[str, str]
) -> None:
    event = element.events[0]
    if event.kind == "message" and element.kind in {"endEvent", "intermediateThrowEvent"}:
        # To throw a message is to ask for it to be sent: a request like any other.
        node["kind"] = "request"
        node["ends"] = element.kind == "endEvent"
        return
    node["event"] = event.kind
    if event.name is not None:
        node["event_name"] = event.name
    if event.kind == "message" and event.name is None:
        raise BundleBroken(process.id, element.id, "Its message has no name.")
    if event.kind == "conditional":
        node["condition"] = event.text or "false"
    if event.kind == "timer" and "deadline.amount" not in properties:
        properties |= term_of(process, element, event.form, event.text or "")


def _add_loop(process: Process, element: Element, node: dict[str, Any]) -> None:
    loop = element.loop
    if loop is None or loop.kind == "standard":
        node["loop"] = {
            "maximum": loop.turns if loop else None,
            "condition": loop.condition if loop else None,
            "before": loop.test_before if loop else False,
        }
    elif element.panel:
        # The council's many answers are the engine's business: here a panel is one task.
        node["panel"] = True
    else:
        raise BundleBroken(process.id, element.id, "Only a user task may be done by many.")


def _add_request(
    process: Process, element: Element, node: dict[str, Any], properties: Mapping[str, str]
) -> None:
    if element.kind == "businessRuleTask":
        node["asks"], name = "decision", properties.get("decision")
    elif element.kind == "serviceTask":
        node["asks"], name = "operation", properties.get("operation")
    else:
        message = element.events[0].name if element.events else None
        node |= {"asks": "operation", "message": message}
        node.pop("event", None)
        name = "send-message" if message else None
    if not name:
        raise BundleBroken(process.id, element.id, f"The {element.kind} names nothing to do.")
    node["asked"] = name
