"""Reads the cases of the public conformance kit."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lxml import etree

from engine.expressions.temporal.reading import read_temporal

SPACE = "{http://www.omg.org/spec/DMN/20160719/testcase}"
KIND = "{http://www.w3.org/2001/XMLSchema-instance}type"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


@dataclass(frozen=True)
class Case:
    """One case: what to give a model, and what to expect of its nodes."""

    model: Path
    name: str
    inputs: dict[str, object]
    node: str
    expected: object
    #: The case expects an error; null is one.
    fails: bool
    #: Which of several outputs of a decision service is looked at.
    output: str | None = None

    def __str__(self) -> str:
        return self.name


def cases(folder: Path) -> Iterator[Case]:
    """Yield every case of every model under ``folder``, in a stable order."""
    for file in sorted(folder.rglob("*-test-*.xml")):
        root = etree.parse(str(file)).getroot()
        model = file.parent / root.findtext(f"{SPACE}modelName", "")
        for one in root.iter(f"{SPACE}testCase"):
            yield from _of_case(one, model, f"{file.stem}:{one.get('id')}")


def _of_case(one: etree._Element, model: Path, name: str) -> Iterator[Case]:
    inputs = {node.get("name", ""): _value(node) for node in one.iter(f"{SPACE}inputNode")}
    invoked = one.get("invocableName")
    results = list(one.iter(f"{SPACE}resultNode"))
    for node in results:
        expected = node.find(f"{SPACE}expected")
        fails = node.get("errorResult") == "true"
        yield Case(
            model,
            f"{name}:{node.get('name')}",
            inputs,
            invoked or node.get("name", ""),
            None if expected is None else _value(expected),
            fails,
            node.get("name") if invoked and len(results) > 1 else None,
        )


def _value(holder: etree._Element) -> object:
    children = [child for child in holder if isinstance(child.tag, str)]
    if holder.get(NIL) == "true" or not children:
        return None
    first = children[0]
    if first.tag == f"{SPACE}list":
        if first.get(NIL) == "true":
            return None
        return [_value(item) for item in first.iter(f"{SPACE}item") if item.getparent() is first]
    if first.tag == f"{SPACE}component":
        return {child.get("name"): _value(child) for child in children}
    return None if first.get(NIL) == "true" else _simple(first)


def _simple(element: etree._Element) -> object:
    kind = (element.get(KIND) or "").rpartition(":")[2]
    text = element.text or ""
    if kind == "boolean":
        return text in {"true", "1"}
    if kind in {"decimal", "double", "integer", "int", "float", "long"}:
        return Decimal(text)
    if kind in {"date", "time", "dateTime", "duration", "dayTimeDuration", "yearMonthDuration"}:
        return read_temporal(text)
    return text
