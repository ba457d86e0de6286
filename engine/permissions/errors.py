"""What this room refuses: the two answers to somebody who reaches too far."""

from engine.model.errors import EngineError


class NotFound(EngineError):
    """There is no such thing, or it belongs to others: nobody can tell which."""

    code = "not-found"

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"There is no {what} here for you. Go back to your inbox.")


class NotAllowed(EngineError):
    """The actor may see it, but it is not theirs to do."""

    code = "not-allowed"

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            f"You may not do this: {what}. Ask a colleague who holds the role, or an"
            " administrator to give it to you."
        )
