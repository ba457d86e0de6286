"""What the commands about files refuse."""

from engine.model.errors import EngineError


class FileTooLarge(EngineError):
    """A file is larger than the installation takes."""

    code = "file-too-large"

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        super().__init__(
            f"The file is larger than {max_bytes // (1024 * 1024)} MB. Make it smaller or"
            " split it, and choose it again."
        )


class FileNotYours(EngineError):
    """Answers refer to a file that their author never uploaded and the case does not hold."""

    code = "file-not-yours"

    def __init__(self, digests: frozenset[str]) -> None:
        self.digests = digests
        super().__init__(
            f"{len(digests)} files of the answers are neither uploaded by you nor in the case."
            " Choose the files again from your computer."
        )


class FileTypeRefused(EngineError):
    """A file is of a kind that is not taken, or is not what its name says."""

    code = "file-type-refused"

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        self.why = why
        super().__init__(
            f"The file {name} was refused: {why}. Send it as PDF, Word, Excel, OpenDocument,"
            " PNG, JPEG, plain text, CSV or ZIP."
        )
