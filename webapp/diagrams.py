"""A process diagram as a file for the browser to draw, and the same path in words."""

from dataclasses import dataclass
from typing import Final, Protocol

from flask import Response
from lxml import etree

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
    """Return the names of the steps of a stored process, in file order."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(xml.encode(), safe)
    found: dict[str, str] = {}
    for element in root.iter("{http://www.omg.org/spec/BPMN/20100524/MODEL}*"):
        name = element.get("name")
        if name and etree.QName(element).localname in _SHOWN:
            found[element.get("id", "")] = name
    return found


def bpmn_file(xml: str) -> Response:
    """Hand the diagram to the viewer of the same page."""
    return Response(xml, mimetype="application/xml")
