"""What a pinned process and its elements say of themselves."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, cast

from engine.bpmn.elements import NAME_EN, Element
from engine.expressions import compile as compile_expression
from engine.model.clock import in_vietnam
from engine.model.values import Value, loads
from engine.questions.registry import Reading
from engine.store import bundles

#: Title and code of a mission; no title where there is no mission.
Told: TypeAlias = tuple[str | None, str | None]


def properties_of(text: str) -> Mapping[str, str]:
    """Return the properties of an element as its task keeps them."""
    return cast("Mapping[str, str]", loads(text))


def panel_kind(properties: str) -> Literal["ballot", "review"]:
    """Return how a panel's items are called."""
    return "ballot" if properties_of(properties).get("panel") == "ballot" else "review"


def name_en(properties: str) -> str:
    """Return what a task is called in English, as it keeps it; empty where nobody has said."""
    return properties_of(properties).get(NAME_EN, "")


def step_of(reading: Reading, bundle_digest: str) -> int:
    """Return the step of the five a process belongs to, 0 outside them."""
    process = bundles.load(reading.connection, bundle_digest).process
    step = process.properties.get("step", "")
    return int(step) if step.isascii() and step.isdigit() else 0


def process_names(reading: Reading, bundle_digest: str) -> tuple[str, str]:
    """Return what the process is called, in Vietnamese and in English."""
    process = bundles.load(reading.connection, bundle_digest).process
    return process.name, process.name_en


def ending_names(
    reading: Reading, bundle_digest: str, ending: str | None
) -> tuple[str, str] | tuple[None, str]:
    """Return what the process calls the end with that code, ``None`` before there is one."""
    elements = bundles.load(reading.connection, bundle_digest).elements
    found = _end(elements.values(), ending) if ending is not None else None
    return (found.name, found.name_en) if found else (None, "")


def title_en(reading: Reading, bundle_digest: str, title: str, mission: Told) -> str:
    """Return the title of a case in English, empty where its title is what somebody wrote.

    It is told when it is shown: the case keeps the one title it was given.
    """
    process = bundles.load(reading.connection, bundle_digest).process
    if title == process.name:
        return process.name_en
    said = process.properties.get("case.title_en")
    if said is None or mission[0] is None:
        return ""
    known: dict[str, Value] = {"mission": {"title": mission[0], "code": mission[1]}}
    found = compile_expression(said).evaluate(known, now=in_vietnam(reading.now))
    return found if isinstance(found, str) else ""


def _end(elements: Iterable[Element], ending: str) -> Element | None:
    ends = (one for one in elements if one.kind == "endEvent" and one.name)
    return next((one for one in ends if one.properties.get("ending") == ending), None)
