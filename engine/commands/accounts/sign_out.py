"""Sign out."""

from dataclasses import dataclass, field

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import sessions


@dataclass(frozen=True)
class SignOut(Command[None]):
    """End the session of ``token``, if it still lasts."""

    token: str = field(repr=False, metadata={"secret": True})


@performs
def sign_out(command: SignOut, work: Work) -> None:
    sessions.drop(work.connection, command.token)
