"""All built-in functions together: importing a chapter declares what stands in it."""

from engine.expressions.builtins import (
    clocks,
    collections,
    contexts,
    conversions,
    days,
    intervals,
    items,
    numbers,
    patterns,
    sorting,
    statistics,
    texts,
)
from engine.expressions.builtins.registry import BUILTINS

__all__ = [
    "BUILTINS",
    "clocks",
    "collections",
    "contexts",
    "conversions",
    "days",
    "intervals",
    "items",
    "numbers",
    "patterns",
    "sorting",
    "statistics",
    "texts",
]
