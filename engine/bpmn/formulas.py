"""Whether a text is an expression that can be evaluated, and what to write instead.

A call of a function nobody knows gives null when it is evaluated. Here it is refused: it is
what code of another engine looks like where it happens to be well-formed.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from engine import expressions
from engine.expressions.parsing import parse
from engine.expressions.syntax import Call, Name, Node, Path

_WRAPPED: Final = {"${": "}", "#{": "}"}


def fault_of(text: str) -> str | None:
    """Say what is wrong with ``text``; ``None`` where it can be evaluated."""
    try:
        found = expressions.compile(text)
    except expressions.BadExpression as refusal:
        return f"is no expression: {refusal.message}{_hint(text)}"
    except expressions.BudgetExceeded as refusal:
        return f"asks for too much: {refusal}"
    if "(" in text and (names := found.names | found.possible_names):
        for name in _called(parse(text, frozenset(), "expression").root):
            if name in names:
                return f"calls {name}, which is no function. Take one of the language."
    return None


def _hint(text: str) -> str:
    """Tell who comes from another tool what to take away."""
    body = text.strip()
    if body.startswith("="):
        return " Leave out the equals sign in front."
    if body.endswith(_WRAPPED.get(body[:2], "\0")):
        return f" Leave out {body[:2]} and }}, and write it in FEEL."
    return ""


def _called(root: Node) -> Iterator[str]:
    """Yield the names that are called, or begin a path that is called."""
    pending: list[object] = [root]
    while pending:
        part = pending.pop()
        if isinstance(part, tuple):
            pending.extend(part)
        elif isinstance(part, Node):
            if isinstance(part, Call):
                function = part.function
                while isinstance(function, Path):
                    function = function.of
                if isinstance(function, Name):
                    yield function.name
            pending.extend(getattr(part, each.name) for each in fields(part))
