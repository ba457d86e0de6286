"""What this room refuses."""

from collections.abc import Sequence

from engine.model.errors import EngineError


class SeatConflict(EngineError):
    """Somebody with an interest in a subject was to sit in judgement of it."""

    code = "seat-conflict"

    def __init__(self, people: Sequence[str]) -> None:
        self.people = tuple(people)
        super().__init__(
            f"The council cannot be established: {', '.join(people)} has an interest in what it"
            " judges. Seat somebody who is neither a party to it nor of the host organisation."
        )


class UnknownSeat(EngineError):
    """A seat code is none of those the council rules know, or the only one was given twice."""

    code = "unknown-seat"

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
