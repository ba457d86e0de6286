"""A case could get stuck, or a part of the diagram can never be reached."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from engine.bpmn.elements import EVENT_GATEWAY_TARGETS, Element, Flow, Process, ProcessModel
from engine.bpmn.findings import Finding, Known, error
from engine.bpmn.graph import Graph, graphs

RULE: Final = "broken-flow"


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    if not model.processes:
        yield Finding(RULE, "error", "", 1, "The file holds no process. Draw one.")
    yield from _repeated(model)
    known_ids = {name for name, _ in model.ids}
    for process in model.processes:
        yield from _dangling(process)
        yield from _lanes(process, known_ids)
        holders = {element.id: element for element in process.elements}
        for graph in graphs(process):
            yield from _frame(holders.get(graph.scope, process), graph)
            yield from _dead_ends(graph)
            yield from _unreachable(graph)
            yield from _behind_event_gateways(graph)


def _repeated(model: ProcessModel) -> Iterator[Finding]:
    counts = Counter(name for name, _ in model.ids)
    for name, line in model.ids:
        if counts[name] > 1:
            counts[name] = 0
            yield Finding(
                RULE,
                "error",
                name,
                line,
                f"The id {name} is given more than once. Give each element its own.",
            )


def _dangling(process: Process) -> Iterator[Finding]:
    elements = {element.id: element for element in process.elements}
    flows = {flow.id for flow in process.flows}
    for flow in process.flows:
        yield from _loose(flow, elements)
    for element in process.elements:
        if element.default and element.default not in flows:
            yield error(
                RULE, element, f"The default flow {element.default} does not exist. Set it again."
            )
        if not element.id:
            yield error(RULE, element, f"{element.label} has no id. Give it one.")
        yield from _attached(element, elements)
        yield from _undeclared(element)


def _lanes(process: Process, ids: set[str]) -> Iterator[Finding]:
    # Other tools put data and remarks into lanes too: only what is nowhere is wrong.
    for lane in process.lanes:
        for ref in lane.refs:
            if ref not in ids:
                message = (
                    f"The lane {lane.name or lane.id} holds {ref or 'nothing'}, which does not"
                    " exist. Remove it from the lane."
                )
                yield Finding(RULE, "error", lane.id, lane.line, message)


def _loose(flow: Flow, elements: dict[str, Element]) -> Iterator[Finding]:
    for end, name in (("begins", flow.source), ("ends", flow.target)):
        other = elements.get(name)
        if other is None or other.scope != flow.scope:
            yield error(
                RULE,
                flow,
                f"The flow {end} at {name or 'nothing'}, which is not in the same process or"
                " sub-process. Connect it again.",
            )


def _undeclared(element: Element) -> Iterator[Finding]:
    for event in element.events:
        if event.kind in {"message", "signal"} and event.name is None:
            yield error(
                RULE,
                element,
                f"{element.label} names no declared {event.kind} ({event.ref or 'none'})."
                " Choose one.",
            )


def _attached(element: Element, elements: dict[str, Element]) -> Iterator[Finding]:
    if element.kind != "boundaryEvent":
        return
    host = elements.get(element.attached_to or "")
    if host is None or host.scope != element.scope:
        yield error(RULE, element, f"{element.label} hangs on nothing. Attach it to an activity.")
    elif host.kind.endswith(("Event", "Gateway")):
        yield error(RULE, element, f"{element.label} hangs on {host.label}, no activity. Move it.")


def _frame(at: Process | Element, graph: Graph) -> Iterator[Finding]:
    starts = len(graph.starts())
    if starts != 1:
        yield error(RULE, at, f"It has {starts} start events. It needs exactly one.")
    if not any(element.kind == "endEvent" for element in graph.elements.values()):
        yield error(RULE, at, "It has no end event. Draw one for each way it can end.")


def _dead_ends(graph: Graph) -> Iterator[Finding]:
    leaving = {flow.source for flow in graph.flows}
    entered = {flow.target for flow in graph.flows}
    for element in graph.elements.values():
        ends = element.kind == "endEvent"
        if not ends and element.id not in leaving and not element.triggered_by_event:
            yield error(RULE, element, f"Nothing follows {element.label}. Lead it to an end event.")
        if ends and element.id in leaving:
            yield error(RULE, element, f"A flow leaves {element.label}, an end. Remove it.")
        if element.kind in {"startEvent", "boundaryEvent"} and element.id in entered:
            yield error(RULE, element, f"A flow enters {element.label}. Remove it.")


def _unreachable(graph: Graph) -> Iterator[Finding]:
    reached = graph.reached(element.id for element in graph.starts())
    if not reached:
        return
    for element in graph.elements.values():
        if element.id not in reached and not element.triggered_by_event:
            yield error(RULE, element, f"{element.label} can never be reached. Connect it.")


def _behind_event_gateways(graph: Graph) -> Iterator[Finding]:
    entered = Counter(flow.target for flow in graph.flows)
    for flow in graph.flows:
        if graph.elements[flow.source].kind != "eventBasedGateway":
            continue
        target = graph.elements[flow.target]
        if target.kind not in EVENT_GATEWAY_TARGETS:
            yield error(
                RULE,
                target,
                f"{target.label} follows an event gateway but waits for no event. Put a catch"
                " event before it.",
            )
        elif entered[target.id] > 1:
            yield error(
                RULE,
                target,
                f"{target.label} follows an event gateway and is entered by another flow too."
                " Lead that flow to the gateway.",
            )
