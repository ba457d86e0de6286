"""Functions between kinds: text to number, anything to text, text to range."""

import re
from decimal import Decimal
from typing import Final

from engine.expressions.builtins.registry import BUILTINS, builtin
from engine.expressions.errors import BadExpression
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.kinds.ordering import order
from engine.expressions.kinds.ranges import Range, compared
from engine.expressions.kinds.texts import text_of
from engine.expressions.parsing import parse
from engine.expressions.run import Run
from engine.expressions.syntax import Call, Interval, Literal, Name, Node

_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_GROUPING: Final = (" ", ",", ".")
_DECIMAL: Final = (".", ",")
_IN_RANGES: Final = ("date", "time", "date and time", "duration")


@builtin("number", "from: string, grouping separator: string?, decimal separator: string?")
def _number(text: str, grouping: str | None, decimal: str | None) -> Decimal | None:
    if grouping is not None and (grouping not in _GROUPING or grouping == decimal):
        return None
    if decimal is not None and decimal not in _DECIMAL:
        return None
    if grouping is not None:
        text = text.replace(grouping, "")
    if decimal is not None:
        if decimal != "." and "." in text:
            return None
        text = text.replace(decimal, ".")
    return DECIMAL128.create_decimal(text) if _NUMBER.fullmatch(text) else None


@builtin("string", "from: any", needs_run=True)
def _string(run: Run, value: object) -> str | None:
    return text_of(value, run)


@builtin("range", "from: string", needs_run=True)
def _range(run: Run, text: str) -> Range | None:
    run.spend(50 + len(text) * 10)
    try:
        root = parse(text, (), "expression").root
    except BadExpression:
        return None
    if not isinstance(root, Interval):
        return None
    start, end = _end(root.low, run), _end(root.high, run)
    if order(start, end) not in (-1, 0):
        return None
    if root.operator:
        return compared(root.operator, start)
    return Range(start, end, root.low_included, root.high_included)


def _end(node: Node, run: Run) -> object:
    """Return the end of a range if it is written down rather than calculated."""
    if isinstance(node, Literal):
        return node.value
    if not isinstance(node, Call) or not isinstance(node.function, Name):
        return None
    values = [one.value for one in node.positional if isinstance(one, Literal)]
    if node.function.name not in _IN_RANGES or len(values) < len(node.positional):
        return None
    return BUILTINS[node.function.name].positional(run, values)
