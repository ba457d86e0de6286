from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from engine.bpmn.elements import SCOPES, Bounds, ProcessModel
from engine.bpmn.layout import lay_out
from engine.bpmn.layout.lettering import height
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse, serialise

ROOT: Final = Path(__file__).parents[3]
SHIPPED: Final = sorted((ROOT / "processes").rglob("*.bpmn"))
POINT: Final = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"
EDGE: Final = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNEdge"
MOST_WIDE: Final = 5_000
LABEL: Final = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNLabel"
BOX: Final = "{http://www.omg.org/spec/DD/20100524/DC}Bounds"


def overlap(one: Bounds, two: Bounds) -> bool:
    return (
        one.x < two.x + two.width
        and two.x < one.x + one.width
        and one.y < two.y + two.height
        and two.y < one.y + one.height
    )


def overlaps(model: ProcessModel) -> list[tuple[str, str]]:
    """Return the pairs of shapes of one level that lie on each other."""
    found = []
    for process in model.processes:
        for one, two in combinations(process.elements, 2):
            hanging = "boundaryEvent" in {one.kind, two.kind}
            if one.scope == two.scope and not hanging:
                boxes = model.bounds.get(one.id), model.bounds.get(two.id)
                if boxes[0] and boxes[1] and overlap(*boxes):
                    found.append((one.id, two.id))
    return found


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_no_shapes_of_a_shipped_diagram_overlap(file: Path) -> None:
    model = read_model(parse(file.read_bytes()))

    drawn = {element.id for process in model.processes for element in process.elements}
    assert drawn <= model.bounds.keys()
    assert overlaps(model) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_diagram_is_as_the_layout_draws_it(file: Path) -> None:
    data = file.read_bytes()

    assert serialise(lay_out(parse(data))) == data


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_lines_turn_at_right_angles_and_cross_no_shape(file: Path) -> None:
    tree = parse(file.read_bytes())
    model = read_model(tree)
    ends = {f.id: {f.source, f.target} for p in model.processes for f in p.flows}
    solid = {
        element.id: model.bounds[element.id]
        for process in model.processes
        for element in process.elements
        if element.kind not in SCOPES and element.kind != "boundaryEvent"
    }
    hosts = {e.id: e.attached_to for p in model.processes for e in p.elements if e.attached_to}

    for edge in tree.iter(EDGE):
        name = edge.get("bpmnElement", "")
        near = ends[name] | {hosts.get(end) for end in ends[name]}
        for (x, y), (to_x, to_y) in pairwise(points(edge)):
            assert x == to_x or y == to_y
            line = Bounds(min(x, to_x), min(y, to_y), abs(x - to_x) + 0.1, abs(y - to_y) + 0.1)
            crossed = {other for other, box in solid.items() if overlap(line, box)} - near
            assert not crossed, name


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_name_has_the_room_the_viewer_gives_it(file: Path) -> None:
    tree = parse(file.read_bytes())
    texts = names(read_model(tree))

    low = {at for at, box in labels(tree).items() if box.height < height(texts[at], box.width)}

    assert low == set()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_no_name_lies_on_another_name_or_on_a_shape(file: Path) -> None:
    tree = parse(file.read_bytes())
    model = read_model(tree)
    around = {e.id for p in model.processes for e in p.elements if e.kind in SCOPES}
    lanes = {lane.id for process in model.processes for lane in process.lanes}
    shapes = {at: box for at, box in model.bounds.items() if at not in around | lanes}
    written = labels(tree)

    on_names = [(a, b) for a, b in combinations(written, 2) if overlap(written[a], written[b])]
    on_shapes = [(a, b) for a in written for b in shapes if overlap(written[a], shapes[b])]

    assert (on_names, on_shapes) == ([], [])


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_no_line_runs_through_a_name(file: Path) -> None:
    tree = parse(file.read_bytes())
    written = labels(tree)

    for edge in tree.iter(EDGE):
        for (x, y), (to_x, to_y) in pairwise(points(edge)):
            line = Bounds(min(x, to_x), min(y, to_y), abs(x - to_x) + 0.1, abs(y - to_y) + 0.1)
            assert [at for at, box in written.items() if overlap(box, line)] == []


def test_the_widest_diagram_can_still_be_read() -> None:
    trees = [parse(file.read_bytes()) for file in SHIPPED]

    widest = max(x for tree in trees for edge in tree.iter(EDGE) for x, _ in points(edge))

    assert widest < MOST_WIDE


def names(model: ProcessModel) -> dict[str, str]:
    elements = {e.id: e.name for process in model.processes for e in process.elements}
    return elements | {f.id: f.name for process in model.processes for f in process.flows}


def labels(tree: etree._ElementTree) -> dict[str, Bounds]:
    found = {}
    for label in tree.iter(LABEL):
        box, owner = label.find(BOX), label.getparent()
        assert box is not None
        assert owner is not None
        x, y, wide, high = (float(box.get(key, "0")) for key in ("x", "y", "width", "height"))
        found[owner.get("bpmnElement", "")] = Bounds(x, y, wide, high)
    return found


def points(edge: etree._Element) -> list[tuple[float, float]]:
    return [(float(p.get("x", "0")), float(p.get("y", "0"))) for p in edge.iter(POINT)]


def test_laying_out_touches_nothing_but_the_drawing() -> None:
    data = SHIPPED[0].read_bytes()

    again = serialise(lay_out(parse(data)))

    begin = b"<bpmndi:BPMNDiagram"
    assert again[: again.index(begin)] == data[: data.index(begin)]
