"""The drawing written down as BPMN diagram interchange."""

from typing import Final

from lxml import etree

from engine.bpmn.elements import Bounds, Process
from engine.bpmn.layout.drawing import Drawing
from engine.bpmn.safe_xml import BPMN

_DI: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
_LINE: Final = "http://www.omg.org/spec/DD/20100524/DI"
_SPACES: Final = {"bpmndi": _DI, "dc": _DC, "di": _LINE}
_MARGIN: Final = 40.0
_POOL_HEADER: Final = 30.0


def write(tree: etree._ElementTree, drawings: list[tuple[Process, Drawing]]) -> None:
    """Replace every diagram of the file by one with all of ``drawings``."""
    root = tree.getroot()
    for old in root.findall(f"{{{_DI}}}BPMNDiagram"):
        root.remove(old)
    if not drawings:
        return
    pools = {
        participant.get("processRef", ""): participant.get("id", "")
        for participant in root.iter(f"{{{BPMN}}}participant")
    }
    collaboration = root.find(f"{{{BPMN}}}collaboration")
    about = drawings[0][0].id if collaboration is None else collaboration.get("id", "")
    diagram = etree.SubElement(root, f"{{{_DI}}}BPMNDiagram", {}, nsmap=_SPACES)
    diagram.set("id", f"Diagram_{about}")
    plane = etree.SubElement(diagram, f"{{{_DI}}}BPMNPlane")
    plane.set("id", f"Plane_{about}")
    plane.set("bpmnElement", about)
    y = _MARGIN
    for process, drawing in drawings:
        pool = pools.get(process.id, "")
        if pool:
            box = Bounds(_MARGIN, y, drawing.width + _POOL_HEADER, drawing.height)
            _shape(plane, pool, box, None, {"isHorizontal": "true"})
        _one(plane, process, drawing.moved(_MARGIN + (_POOL_HEADER if pool else 0.0), y))
        y += drawing.height + _MARGIN
    etree.indent(diagram, space="  ", level=1)
    diagram.tail = "\n"
    before = diagram.getprevious()
    if before is not None:
        before.tail = "\n  "


def _one(plane: etree._Element, process: Process, drawing: Drawing) -> None:
    for lane, box in drawing.lanes.items():
        _shape(plane, lane, box, None, {"isHorizontal": "true"})
    for element in process.elements:
        box_of = drawing.shapes.get(element.id)
        if box_of is not None:
            extra: dict[str, str] = {}
            if element.id in drawing.expanded:
                extra["isExpanded"] = "true"
            if element.kind == "exclusiveGateway":
                extra["isMarkerVisible"] = "true"
            _shape(plane, element.id, box_of, drawing.labels.get(element.id), extra)
    for flow in process.flows:
        line = drawing.lines.get(flow.id)
        if line is not None and flow.id:
            edge = etree.SubElement(plane, f"{{{_DI}}}BPMNEdge")
            edge.set("id", f"{flow.id}_di")
            edge.set("bpmnElement", flow.id)
            for x, y in line:
                point = etree.SubElement(edge, f"{{{_LINE}}}waypoint")
                point.set("x", _number(x))
                point.set("y", _number(y))
            _label(edge, drawing.labels.get(flow.id))


def _shape(
    plane: etree._Element, name: str, box: Bounds, label: Bounds | None, extra: dict[str, str]
) -> None:
    shape = etree.SubElement(plane, f"{{{_DI}}}BPMNShape")
    shape.set("id", f"{name}_di")
    shape.set("bpmnElement", name)
    for key, value in extra.items():
        shape.set(key, value)
    _bounds(shape, box)
    _label(shape, label)


def _label(parent: etree._Element, box: Bounds | None) -> None:
    if box is not None:
        _bounds(etree.SubElement(parent, f"{{{_DI}}}BPMNLabel"), box)


def _bounds(parent: etree._Element, box: Bounds) -> None:
    bounds = etree.SubElement(parent, f"{{{_DC}}}Bounds")
    for side in ("x", "y", "width", "height"):
        bounds.set(side, _number(getattr(box, side)))


def _number(value: float) -> str:
    return str(round(value))
