"""A refusal the web met before there was a command: a body too large to be read."""

from dataclasses import dataclass

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import access


@dataclass(frozen=True)
class RecordRefusal(Command[None]):
    """Write into the access log that ``about`` was refused with ``code``."""

    code: str
    about: str


@performs
def record_refusal(command: RecordRefusal, work: Work) -> None:
    access.write(
        work.connection,
        access.Entry(
            work.now, work.actor.user_id, "refused", command.code[:64], command.about[:255]
        ),
    )
