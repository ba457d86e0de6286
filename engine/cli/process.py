"""``nhiemvu process``: judge and draw process files."""

import argparse
from pathlib import Path

from engine.bpmn.layout import lay_out
from engine.bpmn.safe_xml import parse, serialise


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("process", help="judge and draw process files")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    layout = actions.add_parser(
        "layout",
        help="draw the files anew on a lane grid",
        description="Replaces the drawing of each FILE; the process itself is not touched.",
    )
    layout.add_argument("files", nargs="+", type=Path, metavar="FILE")
    layout.set_defaults(run=run_layout)


def run_layout(arguments: argparse.Namespace) -> int:
    for file in arguments.files:
        drawn = serialise(lay_out(parse(file.read_bytes())))
        if drawn != file.read_bytes():
            file.write_bytes(drawn)
    return 0
