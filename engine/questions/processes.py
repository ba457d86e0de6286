"""What a pinned process and its elements say of themselves."""

from collections.abc import Mapping
from typing import Literal, cast

from engine.model.values import loads
from engine.questions.registry import Reading
from engine.store import bundles


def properties_of(text: str) -> Mapping[str, str]:
    """Return the properties of an element as its task keeps them."""
    return cast("Mapping[str, str]", loads(text))


def panel_kind(properties: str) -> Literal["ballot", "review"]:
    """Return how a panel's items are called."""
    return "ballot" if properties_of(properties).get("panel") == "ballot" else "review"


def step_of(reading: Reading, bundle_digest: str) -> int:
    """Return the step of the five a process belongs to, 0 outside them."""
    process = bundles.load(reading.connection, bundle_digest).process
    step = process.properties.get("step", "")
    return int(step) if step.isascii() and step.isdigit() else 0


def process_name(reading: Reading, bundle_digest: str) -> str:
    """Return what the process is called."""
    return bundles.load(reading.connection, bundle_digest).process.name


def ending_name(reading: Reading, bundle_digest: str, ending: str | None) -> str | None:
    """Return what the process calls the end with that code, ``None`` before there is one."""
    if ending is None:
        return None
    elements = bundles.load(reading.connection, bundle_digest).elements
    ends = (one for one in elements.values() if one.kind == "endEvent" and one.name)
    return next((one.name for one in ends if one.properties.get("ending") == ending), None)
