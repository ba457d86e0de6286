"""``nhiemvu process``: judge and draw process files."""

import argparse
import io
import json
import sys
from pathlib import Path

from engine.cli.judging import judged

_LINT = """\
Prints what stands in the way of publishing each FILE. Names of forms, tables, roles, messages
and processes are checked against the folders `processes` and `forms` above the file, if any.
Exit 0: no error; 1: some errors; 2: a path cannot be opened.
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("process", help="judge and draw process files")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    lint = actions.add_parser("lint", help="find what stands in the way", description=_LINT)
    lint.add_argument("files", nargs="+", metavar="FILE")
    lint.add_argument("--json", action="store_true", help="one finding per line, as JSON")
    lint.set_defaults(run=run_lint)
    layout = actions.add_parser(
        "layout",
        help="draw the files anew on a lane grid",
        description="Replaces the drawing of each FILE; the process itself is not touched.",
    )
    layout.add_argument("files", nargs="+", type=Path, metavar="FILE")
    layout.set_defaults(run=run_layout)


def run_lint(arguments: argparse.Namespace) -> int:
    _write_any_character()
    worst = 0
    for file, answer in judged(arguments.files):
        if answer["refusal"] is not None:
            print(f"{file}: cannot be opened ({answer['refusal']}).", file=sys.stderr)
            worst = 2
        for finding in answer["findings"]:
            print(_line(file, finding, as_json=arguments.json), flush=True)
            if finding["severity"] == "error":
                worst = max(worst, 1)
    return worst


def run_layout(arguments: argparse.Namespace) -> int:
    # Imported only here: who lints waits for no drawing.
    from engine.cli.drawing import draw  # noqa: PLC0415

    return max(map(draw, arguments.files))


def _write_any_character() -> None:
    """Write UTF-8 whatever the terminal says, and a file name that is not even that, escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _line(file: str, finding: dict[str, str | int], *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"file": file, **finding}, ensure_ascii=False)
    place = f" ({finding['element']})" if finding["element"] else ""
    return (
        f"{file}: {finding['severity']}: {finding['rule']} at line {finding['line']}{place}:"
        f" {finding['message']}"
    )
