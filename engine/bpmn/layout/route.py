"""One line on the grid: which sides it leaves and enters, and where it turns."""

from dataclasses import dataclass, field
from typing import Literal

from engine.bpmn.elements import Flow

Side = Literal["left", "right", "top", "bottom"]


@dataclass
class Corner:
    """One turn of a line; the tracks are filled in later."""

    across: int
    down: int
    across_track: int = 0
    down_track: int = 0


@dataclass
class Route:
    """A flow from the side of one shape to the side of another."""

    flow: Flow
    source: str
    target: str
    leaves: Side
    enters: Side = "left"
    corners: list[Corner] = field(default_factory=list)
