"""``nhiemvu feel --lines``: expressions and their values."""

import argparse
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from engine.cli.asking import answer_lines, context_of, text_of
from engine.expressions import compile as compile_expression

_ABOUT = """\
Reads one expression per line of standard input and answers its value:
  {"id", "expression", "context": {...}}  ->  {"id", "value"} or {"id", "error"}

Temporal values are {"@": "2026-11-22"} both ways, ranges {"range": "[..)", "from", "to"}.
What has no value is null; an error means that the text is no expression, or that it exceeds
its budget. Names with spaces are known from the context.
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "feel",
        help="evaluate expressions",
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
    context = context_of(asked, "context")
    expression = compile_expression(
        text_of(asked, "expression"), names=context, entries=frozenset(_entries(context))
    )
    value = expression.result(context, now=datetime.now(UTC))
    return {"value": value}


def _entries(context: Mapping[str, object]) -> Iterator[str]:
    """Yield the names inside the values of a context that are more than one word."""
    waiting: list[object] = list(context.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            yield from (key for key in value if not key.isidentifier())
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
