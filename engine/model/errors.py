"""The one base of every refusal."""

from typing import ClassVar


class EngineError(Exception):
    """The engine refused a command or a text, and changed nothing.

    The message says what was refused and then what to do. Subclasses set ``code``, which is
    stable, unique and documented, and keep ids as attributes so that nobody parses text.
    """

    #: Stable identifier, part of the contract with scripts and with the screens.
    code: ClassVar[str] = "refused"
    #: True where the person who just answered can mend it by answering otherwise: then their
    #: step is refused as a whole, instead of leaving an incident that no retry could mend.
    mended_by_answers: ClassVar[bool] = False


class DatabaseAway(EngineError):
    """The database does not answer, or its lock was not to be had.

    Whether the command was done is not always known: a commit may have been lost, or only
    its answer. Sent again under the same id it is done once.
    """

    code = "database-away"

    def __init__(self) -> None:
        super().__init__(
            "The database does not answer. Send the same again in a minute: under the same"
            " command id nothing is done twice."
        )


class StorageUnwritable(DatabaseAway):
    """The disk is full, or the database or the folder of files may only be read."""

    code = "storage-unwritable"

    def __init__(self) -> None:
        super(DatabaseAway, self).__init__(
            "Nothing can be kept: the disk is full or may only be read. Make room in"
            " NHIEMVU_DATA_DIR and in the database, then send the same again."
        )
