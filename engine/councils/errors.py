"""What this room refuses."""

from engine.model.errors import EngineError


class UnknownSeat(EngineError):
    """A seat code is none of those the council rules know, or the only one was given twice."""

    code = "unknown-seat"
    mended_by_answers = True

    def __init__(self, seat: str) -> None:
        self.seat = seat
        super().__init__(
            f"The council has no seat '{seat}' to give. Use CT, PCT, PB1, PB2, TKKH or UV; CT,"
            " PCT and TKKH once each."
        )


class UnknownTally(EngineError):
    """A panel asks for a tally that does not exist."""

    code = "unknown-tally"

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(
            f"There is no tally '{kind}'. Set the panel's property 'tally' to count, selection,"
            " acceptance or none."
        )


class NoScoringRules(EngineError):
    """Applications are to be scored, and no decision table says by which figures."""

    code = "no-scoring-rules"

    def __init__(self) -> None:
        super().__init__(
            "The panel does not say by which figures it is scored. Name in its property"
            " 'tally.rules' a decision that gives tolerance, relative, threshold, bonus and"
            " zero_share."
        )
