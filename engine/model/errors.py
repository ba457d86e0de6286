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
