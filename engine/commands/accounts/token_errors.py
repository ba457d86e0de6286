"""What the commands about tokens refuse."""

from engine.model.errors import EngineError


class TokenNotCreated(EngineError):
    """A token needs a name, a scope and a last day within a year."""

    code = "token-not-created"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"The token was not created: {why}. Give it a name, the scope read or write and a"
            " last day within a year, or revoke one you no longer use."
        )
