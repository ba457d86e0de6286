"""Somebody opened what is sensitive: a ballot, a review."""

from dataclasses import dataclass

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import access


@dataclass(frozen=True)
class RecordReading(Command[None]):
    """Write into the access log that the actor read ``about``: a kind of paper and its ids."""

    code: str
    about: str
    authority_id: int | None = None


@performs
def record_reading(command: RecordReading, work: Work) -> None:
    access.write(
        work.connection,
        access.Entry(
            work.now,
            work.actor.user_id,
            "read",
            command.code[:64],
            command.about[:255],
            command.authority_id,
        ),
    )
