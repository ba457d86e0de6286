"""The diagram of a case, with the path it took."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Diagram:
    """The BPMN text of the pinned version, what was passed, and where the case stands."""

    xml: str
    passed: tuple[str, ...]
    open: tuple[str, ...]
