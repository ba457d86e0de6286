"""One expression language for conditions, tables, forms and deadlines: FEEL, our own.

Source text is compiled to closures once and evaluated as often as needed; there is no
``eval`` anywhere. An expression sees the names it is given and the moment it is told, nothing
else. What cannot be computed is null; only text that is no expression, or asks for more than
its budget, is refused.
"""

from engine.expressions.errors import BadExpression, BudgetExceeded, NotAValue
from engine.expressions.expression import INTERPRETER_VERSION, Expression
from engine.expressions.expression import compile as compile  # noqa: A004 - see there

__all__ = [
    "INTERPRETER_VERSION",
    "BadExpression",
    "BudgetExceeded",
    "Expression",
    "NotAValue",
    "compile",
]
