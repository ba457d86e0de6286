"""Our own properties of an element, and the places where other engines would run code."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from engine.bpmn.elements import Hook
from engine.bpmn.safe_xml import BPMN, line_of, tag_of

SPIFF: Final = "http://spiffworkflow.org/bpmn/schema/1.0/core"

#: Children whose meaning in BPMN this product does not carry out.
EXTRAS: Final = frozenset(
    {"ioSpecification", "dataInputAssociation", "dataOutputAssociation", "property", "rendering"}
)
#: Extension elements that hold code, a payload or a call of another engine.
_CODE: Final = frozenset(
    {
        "preScript",
        "postScript",
        "serviceTaskOperator",
        "messagePayload",
        "messageVariable",
        "payloadExpression",
        "variableName",
        "calledDecisionId",
        "unitTests",
        "processVariableCorrelation",
        "script",
        "executionListener",
        "taskListener",
        "field",
        "connector",
        "inputOutput",
    }
)
#: Standard children that hold code.
_STANDARD: Final = frozenset({"script", "correlationPropertyRetrievalExpression", "messagePath"})


def read_properties(node: etree._Element) -> Mapping[str, str]:
    """Read ``spiffworkflow:properties``; of a name given twice the last value counts."""
    found: dict[str, str] = {}
    extensions = node.find(f"{{{BPMN}}}extensionElements")
    if extensions is not None:
        for holder in extensions.iterchildren(f"{{{SPIFF}}}properties"):
            for entry in holder.iterchildren(f"{{{SPIFF}}}property"):
                found[entry.get("name", "")] = entry.get("value", "")
    return found


def read_hooks(node: etree._Element) -> Iterator[Hook]:
    """Yield what another engine would execute at this element itself, not at its children."""
    for child in node:
        name = tag_of(child).rpartition("}")[2]
        if name == "extensionElements":
            yield from _extension_hooks(child)
        elif name in _STANDARD and child.tag.startswith(f"{{{BPMN}}}"):
            yield _hook(name, child)
        elif name == "correlationProperty":
            yield from (_hook(name, inner) for inner in child.iter(f"{{{BPMN}}}messagePath"))
            yield from (_hook(name, inner) for inner in child.iter(f"{{{BPMN}}}formalExpression"))


def _extension_hooks(extensions: etree._Element) -> Iterator[Hook]:
    for child in extensions.iterchildren():
        if (name := tag_of(child).rpartition("}")[2]) in _CODE:
            yield _hook(name, child)


def _hook(where: str, node: etree._Element) -> Hook:
    text = " ".join("".join(str(part) for part in node.itertext()).split())
    return Hook(where, text[:200], line_of(node))
