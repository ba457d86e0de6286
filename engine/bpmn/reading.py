"""A safe tree becomes a ``ProcessModel``.

The reader has no opinion: what a file says wrongly is kept as it stands, and the rules say
what is wrong with it.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from engine.bpmn.elements import (
    SCOPES,
    Bounds,
    DataReference,
    Element,
    Flow,
    Lane,
    Process,
    ProcessModel,
)
from engine.bpmn.errors import UnsafeXml
from engine.bpmn.reading_events import References, read_events, read_loop, references
from engine.bpmn.reading_extensions import EXTRAS, read_hooks, read_properties
from engine.bpmn.safe_xml import BPMN, flag_of, line_of, local, plain_ref, ref_of, text_of

_DI: Final = "{http://www.omg.org/spec/BPMN/20100524/DI}"
_DC: Final = "{http://www.omg.org/spec/DD/20100524/DC}"
_NODES: Final = (
    frozenset({"task", "callActivity", "callChoreography", "choreographyTask", "subChoreography"})
    | SCOPES
)


#: Processes, flow nodes and sequence flows of one file: a hundred times an honest diagram.
MOST_PARTS: Final = 10_000
#: What other engines do differently where an attribute says so; absent means the usual.
_MARKERS: Final = {
    "isForCompensation": frozenset({"false", "0"}),
    "instantiate": frozenset({"false", "0"}),
    "parallelMultiple": frozenset({"false", "0"}),
    "eventGatewayType": frozenset({"Exclusive"}),
    "startQuantity": frozenset({"1"}),
    "completionQuantity": frozenset({"1"}),
}


def is_flow_node(kind: str) -> bool:
    return kind in _NODES or kind.endswith(("Task", "Gateway", "Event"))


def read_model(tree: etree._ElementTree) -> ProcessModel:
    """Read every process of the file."""
    root = tree.getroot()
    _refuse_too_many(root)
    refs = references(root)
    return ProcessModel(
        processes=tuple(_process(node, refs) for node in root.iter(f"{{{BPMN}}}process")),
        ids=tuple(_ids(root)),
        messages=refs.messages,
        bounds=_bounds(root),
        hooks=tuple(read_hooks(root)),
    )


def _refuse_too_many(root: etree._Element) -> None:
    parts = 0
    for node in root.iter(f"{{{BPMN}}}*"):
        kind = local(node)
        if kind in {"process", "sequenceFlow"} or is_flow_node(kind):
            parts += 1
        if parts > MOST_PARTS:
            raise UnsafeXml(
                f"It has more than {MOST_PARTS:,} elements and flows. Split the process.",
                line_of(node),
            )


def _process(node: etree._Element, refs: References) -> Process:
    lanes = tuple(_lanes(node))
    lane_of = {ref: lane.id for lane in lanes for ref in lane.refs}
    elements: list[Element] = []
    flows: list[Flow] = []
    data: list[DataReference] = []
    objects: dict[str, str] = {}
    pending = deque([(node, node.get("id", ""))])
    while pending:
        parent, scope = pending.popleft()
        for child in parent:
            kind = local(child)
            if is_flow_node(kind):
                elements.append(_element(child, kind, scope, lane_of, refs))
                if kind in SCOPES:
                    pending.append((child, child.get("id", "")))
            elif kind == "sequenceFlow":
                flows.append(_flow(child, scope))
            elif kind == "dataObject":
                objects.setdefault(child.get("id", ""), scope)
            elif kind in {"dataObjectReference", "dataStoreReference"}:
                data.append(_data_reference(child, kind, scope))
    return Process(
        id=node.get("id", ""),
        name=node.get("name", ""),
        line=line_of(node),
        executable=flag_of(node, "isExecutable"),
        properties=read_properties(node),
        elements=tuple(elements),
        flows=tuple(flows),
        lanes=lanes,
        data_objects=objects,
        data_references=tuple(data),
    )


def _element(
    node: etree._Element, kind: str, scope: str, lane_of: Mapping[str, str], refs: References
) -> Element:
    identity = node.get("id", "")
    return Element(
        id=identity,
        kind=kind,
        name=" ".join(node.get("name", "").split()),
        line=line_of(node),
        scope=scope,
        lane=lane_of.get(identity) or lane_of.get(scope),
        properties=read_properties(node),
        events=read_events(node, refs),
        loop=read_loop(node),
        default=ref_of(node, "default"),
        attached_to=ref_of(node, "attachedToRef"),
        interrupting=flag_of(node, "cancelActivity") is not False,
        called=ref_of(node, "calledElement"),
        triggered_by_event=flag_of(node, "triggeredByEvent") is True,
        extras=tuple(dict.fromkeys(n for child in node if (n := local(child)) in EXTRAS)),
        markers=tuple(
            f'{name}="{value}"'
            for name, usual in _MARKERS.items()
            if (value := node.get(name, "")) and value.strip() not in usual
        ),
    )


def _flow(node: etree._Element, scope: str) -> Flow:
    condition = next((child for child in node if local(child) == "conditionExpression"), None)
    return Flow(
        id=node.get("id", ""),
        source=ref_of(node, "sourceRef") or "",
        target=ref_of(node, "targetRef") or "",
        scope=scope,
        line=line_of(node),
        name=node.get("name", ""),
        # Some tools write an empty element where there is no condition.
        condition=text_of(condition) or None,
        properties=read_properties(node),
    )


def _lanes(node: etree._Element) -> Iterator[Lane]:
    # A lane with lanes inside repeats their references; the innermost comes last and wins.
    for lane in node.iter(f"{{{BPMN}}}lane"):
        refs = tuple(
            plain_ref(ref, text_of(ref)) or "" for ref in lane if local(ref) == "flowNodeRef"
        )
        properties = read_properties(lane)
        yield Lane(lane.get("id", ""), lane.get("name", ""), line_of(lane), refs, properties)


def _data_reference(node: etree._Element, kind: str, scope: str) -> DataReference:
    ref = ref_of(node, "dataObjectRef") or ref_of(node, "dataStoreRef")
    return DataReference(node.get("id", ""), kind, ref, scope, line_of(node))


def _ids(root: etree._Element) -> Iterator[tuple[str, int]]:
    for node in root.iter(f"{{{BPMN}}}*"):
        identity = node.get("id")
        if identity is not None:
            yield identity, line_of(node)


def _bounds(root: etree._Element) -> Mapping[str, Bounds]:
    found: dict[str, Bounds] = {}
    for shape in root.iter(f"{_DI}BPMNShape"):
        box = shape.find(f"{_DC}Bounds")
        if box is not None:
            try:
                x, y, width, height = (
                    float(box.get(side, "0")) for side in ("x", "y", "width", "height")
                )
            except ValueError:
                continue
            found[shape.get("bpmnElement", "")] = Bounds(x, y, width, height)
    return found
