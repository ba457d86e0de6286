"""What the commands about second factors refuse."""

from engine.model.errors import EngineError


class CodeRefused(EngineError):
    """The code is not the one the telephone shows now, or was used before."""

    code = "code-refused"

    def __init__(self) -> None:
        super().__init__(
            "The code was not accepted. Wait for the next one on your telephone and check that"
            " its clock is right."
        )


class CodesPaused(EngineError):
    """Too many wrong codes in a row: for a while none is judged."""

    code = "codes-paused"

    def __init__(self) -> None:
        super().__init__(
            "Too many wrong codes were entered for this account. Wait fifteen minutes, then try"
            " again."
        )


class SecondFactorDemanded(EngineError):
    """A role this person holds demands a second factor."""

    code = "second-factor-demanded"

    def __init__(self) -> None:
        super().__init__(
            "A role you hold demands a second factor, so it cannot be switched off. Enrol"
            " another telephone, or ask an administrator."
        )
