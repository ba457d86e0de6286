"""``nhiemvu decide --lines``: decisions, with the rules that fired."""

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime

from engine.cli.asking import answer_lines, context_of, text_of
from engine.cli.models import model_at

_ABOUT = """\
Reads one question per line of standard input and answers what the model decides:
  {"id", "model": path, "node", "inputs": {...}}  ->  {"id", "value", "rules"} or {"id", "error"}

The path is relative to the working directory, imported models to the model. The node is the
name or the id of a decision, a decision service or a business knowledge model. Values are
written as by `nhiemvu feel`; rules are the ids of the rules that fired.
"""


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
    model = model_at(text_of(asked, "model"))
    inputs = context_of(asked, "inputs")
    outcome = model.decide(text_of(asked, "node"), inputs, now=datetime.now(UTC))
    return {"value": outcome.result, "rules": list(outcome.rules)}
