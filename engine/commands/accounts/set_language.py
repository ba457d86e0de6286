"""Choose the language of one's screens."""

from dataclasses import dataclass

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import people


@dataclass(frozen=True)
class SetLanguage(Command[None]):
    """Show the actor's screens in ``language``: ``vi``, or ``en``."""

    language: str


@performs
def set_language(command: SetLanguage, work: Work) -> None:
    """Anything but English is Vietnamese, the language of the law here."""
    language = "en" if command.language == "en" else "vi"
    people.set_language(work.connection, work.actor.user_id, language)
