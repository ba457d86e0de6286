"""A diagram drawn for reading: columns by the longest way, rows inside lanes, calm lines.

``lay_out`` replaces the drawing of a file and touches nothing else. Equal processes get equal
drawings, so a drawing never shows up in a comparison of two versions.
"""

from lxml import etree

from engine.bpmn.layout.drawing import Drawing, draw
from engine.bpmn.layout.interchange import write
from engine.bpmn.reading import read_model

__all__ = ["Drawing", "lay_out"]


def lay_out(tree: etree._ElementTree) -> etree._ElementTree:
    """Give the file a new drawing of its processes, one below the other; changes ``tree``."""
    processes = read_model(tree).processes
    write(tree, [(process, draw(process, process.id)) for process in processes])
    return tree
