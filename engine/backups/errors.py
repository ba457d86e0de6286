"""Why a backup is not made, or not used."""

from pathlib import Path

from engine.model.errors import EngineError


class BackupNotWritten(EngineError):
    """The archive cannot be written where it was asked for."""

    code = "backup-not-written"

    def __init__(self, path: Path, fact: str) -> None:
        self.path = path
        super().__init__(
            f"The backup {path} was not written: {fact}. Name a file that does not exist, in a"
            " folder with room for it."
        )


class BackupIncomplete(EngineError):
    """A file the database refers to is not in the folder of files."""

    code = "backup-incomplete"

    def __init__(self, digest: str) -> None:
        self.digest = digest
        super().__init__(
            f"The content {digest} is missing or was changed, so no backup was made. Put it back"
            " into the folder of files from an older backup."
        )


class BackupDamaged(EngineError):
    """The archive is cut, changed, or no backup at all."""

    code = "backup-damaged"

    def __init__(self, fact: str) -> None:
        self.fact = fact
        super().__init__(f"The backup was refused: {fact}. Nothing was changed; use another one.")


class BackupMemberRefused(EngineError):
    """The archive holds something that no backup of ours holds, such as a path out of a folder."""

    code = "backup-member-refused"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"The backup was refused: it holds {name[:100]!r}, which no backup holds. Nothing was"
            " changed; find out who made it."
        )


class BackupOfOtherSchema(EngineError):
    """The archive was made by another release."""

    code = "backup-of-other-schema"

    def __init__(self, found: str, wanted: str) -> None:
        self.found, self.wanted = found, wanted
        super().__init__(
            f"The backup has schema {found[:20]}, this release has {wanted}. Restore it with the"
            " release that made it, then upgrade."
        )


class BackupDoesNotHold(EngineError):
    """What was restored does not verify."""

    code = "backup-does-not-hold"

    def __init__(self, stream: int, seq: int, why: str) -> None:
        self.stream, self.seq, self.why = stream, seq, why
        super().__init__(
            f"The backup was not restored: stream {stream} at {seq}: {why}. Nothing was kept; use"
            " an older one."
        )


class InstallationNotEmpty(EngineError):
    """There is something already where a backup was to be restored."""

    code = "installation-not-empty"

    def __init__(self) -> None:
        super().__init__(
            "This installation is not empty, so nothing was restored. Name an empty database and an"
            " empty folder in NHIEMVU_DATABASE_URL and NHIEMVU_DATA_DIR."
        )
