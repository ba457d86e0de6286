"""Draws process files anew."""

import sys
from pathlib import Path

from engine.bpmn.errors import UnsafeXml
from engine.bpmn.layout import lay_out
from engine.bpmn.safe_xml import parse, serialise


def draw(file: Path) -> int:
    """Replace the drawing of ``file``; return the exit code."""
    try:
        data = file.read_bytes()
        drawn = serialise(lay_out(parse(data)))
    except (OSError, UnsafeXml) as refusal:
        print(f"{file}: {refusal}", file=sys.stderr)
        return 2
    if drawn != data:
        file.write_bytes(drawn)
    return 0
