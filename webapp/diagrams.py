"""A process diagram as a file for the browser to draw, and the same path in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from flask import Response
from lxml import etree

from webapp.visitors import language
from webapp.wording import called

_BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_SPIFF: Final = "http://spiffworkflow.org/bpmn/schema/1.0/core"
_NAME_EN: Final = (
    f"{{{_BPMN}}}extensionElements/{{{_SPIFF}}}properties/{{{_SPIFF}}}property[@name='name_en']"
)
_DI: Final = "{http://www.omg.org/spec/BPMN/20100524/DI}"
_SHAPE: Final = f"{_DI}BPMNShape"
_EDGE: Final = f"{_DI}BPMNEdge"
_LABEL: Final = f"{_DI}BPMNLabel/{{http://www.omg.org/spec/DD/20100524/DC}}Bounds"
#: How wide a letter of a label is drawn at most, and how wide a line of it becomes.
_LETTER: Final = 7
_LINE: Final = 90
_SHOWN: Final = frozenset(
    {
        "userTask", "manualTask", "serviceTask", "businessRuleTask", "scriptTask", "sendTask",
        "receiveTask", "callActivity", "subProcess", "intermediateCatchEvent", "endEvent",
    }
)  # fmt: skip


class Drawn(Protocol):
    """What a question tells about a diagram."""

    @property
    def xml(self) -> str: ...
    @property
    def passed(self) -> tuple[str, ...]: ...
    @property
    def open(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Steps:
    """The names of the steps passed and open: the picture for people who cannot see it."""

    passed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def steps_of(drawn: Drawn | None) -> Steps:
    """Name what the diagram marks; an element without a name has nothing to tell."""
    if drawn is None:
        return Steps()
    names = names_of(drawn.xml)
    return Steps(
        tuple(names[one] for one in dict.fromkeys(drawn.passed) if one in names),
        tuple(names[one] for one in dict.fromkeys(drawn.open) if one in names),
    )


def names_of(xml: str) -> dict[str, str]:
    """Return what the steps of a stored process are called here, in file order."""
    return {
        element.get("id", ""): called(element.get("name"), _name_en(element))
        for element in _elements(_parsed(xml))
        if element.get("name") and etree.QName(element).localname in _SHOWN
    }


def bpmn_file(xml: str) -> Response:
    """Hand the diagram to the viewer of the same page, named in the visitor's language."""
    return Response(in_english(xml) if language() == "en" else xml, mimetype="application/xml")


def in_english(xml: str) -> str:
    """Call everything in the drawing by its English name, where it has one."""
    root = _parsed(xml)
    shapes = {shape.get("bpmnElement"): shape for shape in root.iter(_SHAPE, _EDGE)}
    for element in _elements(root):
        if found := _name_en(element):
            element.set("name", found)
            if (shape := shapes.get(element.get("id"))) is not None:
                _make_room(shape, found)
    return etree.tostring(root, encoding="unicode")


def _make_room(shape: etree._Element, name: str) -> None:
    """Widen a label for another text, so that no word is broken.

    The label of a shape stays in its middle; that of a flow begins beside its line.
    """
    for bounds in shape.iterfind(_LABEL):
        wanted = min(len(name) * _LETTER, _LINE)
        longest = max(len(word) for word in name.split()) * _LETTER
        width = float(bounds.get("width", "0"))
        wider = max(width, wanted, longest)
        before = (wider - width) / 2 if shape.tag == _SHAPE else 0
        bounds.set("x", f"{float(bounds.get('x', '0')) - before:.0f}")
        bounds.set("width", f"{wider:.0f}")


def _parsed(xml: str) -> etree._Element:
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml.encode(), safe)


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(f"{{{_BPMN}}}*")


def _name_en(element: etree._Element) -> str:
    return next((one.get("value", "") for one in element.iterfind(_NAME_EN)), "")
