"""``nhiemvu decide --lines``: decisions, with the rules that fired."""

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from engine.cli.literals import answer_lines, context_of, text_of
from engine.decisions import BadModel, Model, read_model
from engine.decisions.xml import read_xml

_ABOUT = """\
Reads one question per line of standard input and answers what the model decides:
  {"id", "model": path, "node", "inputs": {...}}  ->  {"id", "value", "rules"} or {"id", "error"}

The path is relative to the working directory, imported models to the model. The node is the
name or the id of a decision, a decision service or a business knowledge model. Values are
written as by `nhiemvu feel`; rules are the ids of the rules that fired.
"""

#: How many files of a folder are looked into for one with the namespace that is imported.
_MOST_BESIDE: Final = 100


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "decide",
        help="decide by decision models",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--lines", action="store_true", required=True, help="JSON lines in, JSON lines out"
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    return answer_lines(answer)


def answer(asked: Mapping[str, object]) -> Mapping[str, object]:
    """Answer one line."""
    model = _model(text_of(asked, "model"))
    inputs = context_of(asked, "inputs")
    outcome = model.decide(text_of(asked, "node"), inputs, now=datetime.now(UTC))
    return {"value": outcome.result, "rules": list(outcome.rules)}


@lru_cache(maxsize=64)
def _model(path: str) -> Model:
    """Read a model once per run of the command, however many lines ask for it."""
    file = Path(path)
    return read_model(_bytes(file), partial(_beside, file.parent))


def _beside(folder: Path, address: str) -> bytes:
    """Find an imported model in the folder of the model: by its file name, or its namespace."""
    file = folder / address
    if not file.resolve().is_relative_to(folder.resolve()):
        raise BadModel(f"It imports '{address}' from another folder. Put the model beside it.")
    if file.is_file():
        return _bytes(file)
    for other in sorted(folder.glob("*.dmn"))[:_MOST_BESIDE]:
        data = _bytes(other)
        if read_xml(data).get("namespace") == address:
            return data
    raise BadModel(f"The model '{address}' is not in the folder. Put it there.")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        raise BadModel(f"The file '{file}' cannot be opened. Check the path.") from None
