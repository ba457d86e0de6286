"""``nhiemvu process``: judge and draw process files."""

import argparse
import importlib
import json
import pkgutil
import sys
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from engine.bpmn.errors import UnsafeXml
from engine.bpmn.known import known_from
from engine.bpmn.layout import lay_out
from engine.bpmn.lint import Finding, Known, lint_bytes
from engine.bpmn.safe_xml import parse, serialise

_LINT = """\
Prints what stands in the way of publishing each FILE. Names of forms, tables, roles, messages
and processes are checked against the folders `processes` and `forms` above the file, if any.
Exit 0: no error; 1: some errors; 2: a path cannot be opened.
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("process", help="judge and draw process files")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    lint = actions.add_parser("lint", help="find what stands in the way", description=_LINT)
    lint.add_argument("files", nargs="+", type=Path, metavar="FILE")
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
    worst = 0
    for file in arguments.files:
        try:
            data = file.read_bytes()
        except OSError as refusal:
            print(f"{file}: cannot be opened ({refusal.strerror}).", file=sys.stderr)
            worst = 2
            continue
        for finding in lint_bytes(data, known_beside(file)):
            print(_line(file, finding, as_json=arguments.json))
            if finding.severity == "error":
                worst = max(worst, 1)
    return worst


def run_layout(arguments: argparse.Namespace) -> int:
    worst = 0
    for file in arguments.files:
        try:
            data = file.read_bytes()
            drawn = serialise(lay_out(parse(data)))
        except (OSError, UnsafeXml) as refusal:
            print(f"{file}: {refusal}", file=sys.stderr)
            worst = 2
            continue
        if drawn != data:
            file.write_bytes(drawn)
    return worst


def known_beside(file: Path) -> Known:
    """Know what stands in the tree that holds ``file``; nothing where there is no such tree."""
    for folder in file.resolve().parents:
        if (folder / "processes").is_dir() and (folder / "forms").is_dir():
            return _known_in(folder)
    return Known()


@lru_cache(maxsize=4)
def _known_in(folder: Path) -> Known:
    def read(ending: str, below: str) -> list[bytes]:
        return [path.read_bytes() for path in sorted((folder / below).rglob(f"*.{ending}"))]

    def table(name: str) -> bytes | None:
        path = folder / "processes" / "reference" / f"{name}.csv"
        return path.read_bytes() if path.is_file() else None

    return known_from(
        {path.stem: path.read_bytes() for path in sorted((folder / "forms").rglob("*.json"))},
        read("dmn", "processes"),
        read("bpmn", "processes"),
        operations=_operations(),
        roles=table("roles"),
        regulations=table("regulations"),
    )


def _operations() -> frozenset[str]:
    """Return the names of all operations; each file registers its own when imported.

    Imported only here: a file that stands alone is judged without waiting for the commands.
    """
    from engine.commands import operations  # noqa: PLC0415
    from engine.commands.operations.registry import names  # noqa: PLC0415

    for file in pkgutil.iter_modules(operations.__path__):
        importlib.import_module(f"{operations.__name__}.{file.name}")
    return names()


def _line(file: Path, finding: Finding, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"file": str(file), **asdict(finding)}, ensure_ascii=False)
    place = f" ({finding.element})" if finding.element else ""
    return (
        f"{file}: {finding.severity}: {finding.rule} at line {finding.line}{place}:"
        f" {finding.message}"
    )
