"""What the expression room refuses."""

from engine.model.errors import EngineError


class BadExpression(EngineError):
    """The text is not an expression of the language."""

    code = "bad-expression"

    def __init__(self, line: int, column: int, message: str) -> None:
        self.line = line
        self.column = column
        self.message = message
        super().__init__(
            f"The expression cannot be read at line {line}, column {column}: {message}"
        )


class NotAValue(EngineError):
    """The expression gives a function, a range or a date of no calendar of ours."""

    code = "not-a-value"

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(
            f"The expression gives a {kind}, which cannot be kept."
            " Invoke the function, or ask for what lies in the range."
        )


class BudgetExceeded(EngineError):
    """The expression asks for more work, depth, text or items than one expression may."""

    code = "budget-exceeded"

    def __init__(self, budget: str, limit: int) -> None:
        self.budget = budget
        self.limit = limit
        super().__init__(
            f"The expression exceeds its budget of {budget} ({limit})."
            " Make it simpler, or split it into several."
        )
