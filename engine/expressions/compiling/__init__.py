"""Tree in, closures out.

Every kind of node is turned into one Python closure that takes the scope and returns a value;
running an expression is calling the outermost one. Nothing is interpreted twice and nothing
goes through ``eval``.
"""

from engine.expressions.compiling import (
    arithmetic,
    calls,
    comparisons,
    control,
    filters,
    logic,
    structures,
    tests,
)
from engine.expressions.compiling.dispatch import compiled

__all__ = [
    "arithmetic",
    "calls",
    "comparisons",
    "compiled",
    "control",
    "filters",
    "logic",
    "structures",
    "tests",
]
