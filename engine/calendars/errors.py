"""What a calendar refuses."""

from engine.model.errors import EngineError


class BadTerm(EngineError):
    """A term cannot be counted as it was written."""

    code = "bad-term"

    def __init__(self, fact: str, remedy: str) -> None:
        self.fact = fact
        super().__init__(f"The term cannot be counted: {fact}. {remedy}")


class BadCalendar(EngineError):
    """A row of the editable calendar says nothing a calendar understands."""

    code = "bad-calendar"

    def __init__(self, line: int, fact: str) -> None:
        self.line = line
        self.fact = fact
        super().__init__(
            f"Line {line} of the calendar was refused: {fact}. Write date,kind,name,enabled"
            " with a date as yyyy-MM-dd, a kind off or extra, and enabled true or false."
        )
