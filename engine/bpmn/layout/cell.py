"""One place of the grid."""

from dataclasses import dataclass

from engine.bpmn.elements import Element


@dataclass
class Cell:
    """A node on the grid; ``row`` counts through all lanes."""

    element: Element
    column: int = 0
    lane: int = 0
    row: int = 0
