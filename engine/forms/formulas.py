"""FEEL inside a form: conditions, computed fields, options, first values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine import expressions
from engine.expressions import BudgetExceeded, Expression, NotAValue
from engine.model.values import Value

_STRINGS: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_WORDS: Final = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class Formula:
    """An expression of a form, compiled once when the form is read."""

    source: str
    expression: Expression = field(compare=False, repr=False)
    #: Every word outside strings: more than the names it reads, never fewer.
    words: frozenset[str] = field(compare=False, repr=False)

    def value(self, scope: Mapping[str, Value], now: datetime) -> Value:
        """Return what the expression says of ``scope``; may raise ``BudgetExceeded``."""
        return self.expression.evaluate(scope, now=now)


def read_formula(text: str) -> Formula:
    """Compile ``text``, with or without the leading ``=`` of form-js.

    Raises ``BadExpression``.
    """
    source = text.removeprefix("=").strip()
    words = frozenset(_WORDS.findall(_STRINGS.sub("", source)))
    return Formula(source, expressions.compile(source), words)


def safely(formula: Formula, scope: Mapping[str, Value], now: datetime) -> Value:
    """Return the value, or null where it asks for too much work or gives what nobody can keep."""
    try:
        return formula.value(scope, now)
    except (BudgetExceeded, NotAValue):
        return None
