"""The compiled form becomes SpiffWorkflow's specs.

Connections are made in the order of the file, never by the height of a shape: moving a shape
cannot change what a process does.
"""

from collections import Counter, defaultdict
from typing import Any, Final

from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.event_definitions import MultipleEventDefinition
from SpiffWorkflow.specs import WorkflowSpec

from engine.runtime import gateways, nodes
from engine.runtime.events import definition
from engine.runtime.once import mark_repeatable

_PLAIN: Final[dict[str, Any]] = {
    "user": nodes.UserNode,
    "script": nodes.ScriptNode,
    "request": nodes.RequestNode,
    "exclusive": gateways.ExclusiveNode,
    "parallel": gateways.ParallelNode,
    "inclusive": gateways.InclusiveNode,
    "pass": nodes.PassNode,
}
_EVENTS: Final[dict[str, Any]] = {
    "catch": nodes.CatchNode,
    "throw": nodes.ThrowNode,
    "end": nodes.EndNode,
}


class ScopeSpec(BpmnProcessSpec):
    """A process or sub-process; its outer frame is made of our own specs."""

    def __init__(self, name: str) -> None:
        # Not BpmnProcessSpec's: it would make a frame of stock specs.
        WorkflowSpec.__init__(self, name=name)
        self.io_specification = None
        self.data_objects: dict[str, Any] = {}
        self.data_stores: dict[str, Any] = {}
        self.correlation_keys: dict[str, Any] = {}
        self.bpmn_start_events: list[Any] = []
        self.start = nodes.Start(self, "Start")
        self.end = nodes.EndJoin(self, f"{name}.EndJoin")
        self.end.connect(nodes.End(self, "End"))
        #: Specs by their place, for the snapshot.
        self.order: list[Any] = []


def build(scopes: dict[str, Any]) -> dict[str, ScopeSpec]:
    """Build every scope of a compiled bundle."""
    return {name: _scope(name, content) for name, content in scopes.items()}


def _scope(name: str, content: dict[str, Any]) -> ScopeSpec:
    scope = ScopeSpec(name)
    hanging: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in content["nodes"]:
        if node["kind"] == "boundary":
            hanging[node["host"]].append(node)
    made: dict[str, Any] = {}
    entry: dict[str, Any] = {}
    joins: list[tuple[Any, Any]] = []
    for node in content["nodes"]:
        made[node["id"]] = entry[node["id"]] = _make(scope, node)
    for host, events in hanging.items():
        entry[host] = _hang(scope, made, host, events, joins)
    _connect(content["flows"], made, entry)
    for boundary, join in joins:
        boundary.connect(join)
    for node in content["nodes"]:
        _close(scope, node, made[node["id"]], entry[node["id"]])
    mark_repeatable(scope.task_specs)
    scope.order = list(scope.task_specs.values())
    for place, spec in enumerate(scope.order):
        spec.place = place
    return scope


def _make(scope: ScopeSpec, node: dict[str, Any]) -> Any:
    # The library gives names of its own a meaning (`End`), so no element keeps its bare id.
    spec = _make_plain(scope, node, f"#{node['id']}")
    spec.node = node
    spec.bpmn_id = node["id"]
    loop = node.get("loop")
    if loop is None:
        return spec
    del scope.task_specs[spec.name]
    spec.name = f"loop{spec.name}"
    scope.task_specs[spec.name] = spec
    around = nodes.LoopNode(
        scope, f"#{node['id']}", spec.name, loop["maximum"], loop["condition"], loop["before"]
    )
    around.node = node
    around.bpmn_id = node["id"]
    spec._inputs = [around.name]
    spec.completed_event.connect(around.merge_child)
    return around


def _make_plain(scope: ScopeSpec, node: dict[str, Any], name: str) -> Any:
    kind = node["kind"]
    if kind in _PLAIN:
        return _PLAIN[kind](scope, name)
    if kind == "scope":
        return nodes.ScopeNode(scope, name, node["scope"])
    if kind == "choice":
        return gateways.ChoiceNode(scope, name, event_definition=MultipleEventDefinition())
    if kind == "boundary":
        return nodes.BoundaryNode(
            scope, name, event_definition=definition(node), cancel_activity=node["interrupting"]
        )
    return _EVENTS[kind](scope, name, event_definition=definition(node))


def _hang(
    scope: ScopeSpec,
    made: dict[str, Any],
    host: str,
    events: list[dict[str, Any]],
    joins: list[tuple[Any, Any]],
) -> Any:
    """Put ``host`` between a split and a join, together with what hangs on it."""
    split = nodes.HostSplit(scope, f"split#{host}")
    join = nodes.HostJoin(scope, f"join#{host}", split_task=split.name, cancel=True)
    split.connect(made[host])
    made[host].connect(join)
    for event in events:
        split.connect(made[event["id"]])
        joins.append((made[event["id"]], join))
    return split


def _connect(flows: list[list[Any]], made: dict[str, Any], entry: dict[str, Any]) -> None:
    leaving = Counter(source for source, *_ in flows)
    for source, target, condition, default in flows:
        spec = made[source]
        chooses = isinstance(spec, gateways.ExclusiveNode | gateways.InclusiveNode)
        if chooses and not default and leaving[source] > 1:
            spec.connect_outgoing_if(condition, entry[target])
        else:
            spec.connect(entry[target])


def _close(scope: ScopeSpec, node: dict[str, Any], spec: Any, entry: Any) -> None:
    """Lead what begins and what ends to the frame of the scope."""
    if node["kind"] == "pass" and not spec._inputs:
        scope.start.connect(entry)
    leads_on = any(not isinstance(out, nodes.HostJoin) for out in spec.outputs)
    if not leads_on:
        spec.connect(scope.end)
