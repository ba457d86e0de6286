"""What the commands of a sample installation refuse."""

from datetime import date

from engine.model.errors import EngineError


class NoSample(EngineError):
    """This installation holds no sample data."""

    code = "no-sample"

    def __init__(self) -> None:
        super().__init__(
            "This installation holds no sample data, so there is nothing of it to show or to"
            " move. Set up another one with an empty data directory to try the sample."
        )


class ClockGoesForward(EngineError):
    """The sample clock was to be moved back, or too far ahead."""

    code = "clock-goes-forward"

    def __init__(self, to: date, now: date) -> None:
        self.to = to
        self.now = now
        super().__init__(
            f"The clock cannot be moved to {to}: it shows {now} and goes forward only, at most"
            " ten years at a time. Choose a later day."
        )
