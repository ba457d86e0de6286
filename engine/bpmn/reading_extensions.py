"""Our own properties of an element, and the places where other engines would run code."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from engine.bpmn.markers import Hook
from engine.bpmn.safe_xml import BPMN, line_of, local, tag_of

SPIFF: Final = "http://spiffworkflow.org/bpmn/schema/1.0/core"

#: Children whose meaning in BPMN this product does not carry out.
EXTRAS: Final = frozenset(
    {"ioSpecification", "dataInputAssociation", "dataOutputAssociation", "property", "rendering"}
)
#: Engines that run what stands in their extensions; a ``connector`` of a drawing tool is a line.
_ENGINES: Final = (
    "http://spiffworkflow.org/",
    "http://camunda.org/schema/",
    "http://activiti.",
    "http://flowable.org/",
    "http://www.jboss.org/drools",
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
        "onEntry-script",
        "onExit-script",
    }
)
#: Standard children that hold code.
_STANDARD: Final = frozenset({"script", "messagePath", "dataPath"})


def read_properties(node: etree._Element) -> Mapping[str, str]:
    """Read ``spiffworkflow:properties``; of a name given twice the last value counts."""
    found: dict[str, str] = {}
    extensions = node.find(f"{{{BPMN}}}extensionElements")
    if extensions is not None:
        for holder in extensions.iterchildren(f"{{{SPIFF}}}properties"):
            for entry in holder.iterchildren(f"{{{SPIFF}}}property"):
                found[entry.get("name", "")] = entry.get("value", "")
    return found


def read_hooks(root: etree._Element) -> Iterator[Hook]:
    """Yield what another engine would execute, wherever it stands: also at a message."""
    for node in root.iter(f"{{{BPMN}}}*"):
        name = local(node)
        if name == "extensionElements":
            for child in node.iterchildren():
                space, _, found = tag_of(child).removeprefix("{").rpartition("}")
                if found in _CODE and space.startswith(_ENGINES):
                    yield _hook(found, child)
        elif name in _STANDARD:
            yield _hook(name, node)


def _hook(where: str, node: etree._Element) -> Hook:
    text = " ".join("".join(str(part) for part in node.itertext()).split())
    owners = (owner.get("id") for owner in node.iterancestors() if local(owner))
    owner = next(filter(None, owners), "")
    return Hook(where, text[:200], line_of(node), owner)
