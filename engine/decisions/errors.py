"""What the decision room refuses."""

from engine.model.errors import EngineError


class BadModel(EngineError):
    """The bytes are not a decision model that can be used."""

    code = "bad-decision-model"

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason = reason
        self.line = line
        place = f" at line {line}" if line else ""
        super().__init__(f"The decision model cannot be read{place}: {reason}")


class NoSuchDecision(EngineError):
    """The model has no decision, service or knowledge model of that name or id."""

    code = "no-such-decision"

    def __init__(self, node: str, known: tuple[str, ...]) -> None:
        self.node = node
        self.known = known
        super().__init__(
            f"The model decides nothing called '{node}'. It knows: {', '.join(known) or 'nothing'}."
        )
