"""Evaluating what a test writes down."""

from collections.abc import Sequence
from datetime import UTC, datetime

from engine.expressions import compile as compile_expression
from engine.expressions.kinds.equality import equal
from engine.expressions.run import Run
from engine.model.values import Value

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def value(source: str, **context: Value) -> object:
    """Return the value of ``source`` among the names of ``context``."""
    return value_in(source, context)


def value_in(source: str, context: dict[str, Value]) -> object:
    return compile_expression(source, names=tuple(context)).result(context, now=NOW)


def passes(tests: str, candidate: Value, **context: Value) -> bool:
    """Tell whether ``candidate`` passes the unary ``tests``."""
    return compile_expression(tests, kind="unary").test(candidate, context, now=NOW)


def agrees(source: str, expected: str) -> bool:
    """Tell whether two expressions have the same value of the same kind."""
    found, wanted = value(source), value(expected)
    return type(found) is type(wanted) and equal(found, wanted, Run(NOW)) is True


def cases(*texts: str) -> Sequence[tuple[str, str]]:
    """Cut ``expression => value`` lines in two."""
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return [(source.strip(), wanted.strip()) for source, _, wanted in map(_cut, lines)]


def _cut(line: str) -> tuple[str, str, str]:
    return line.rpartition("=>")
