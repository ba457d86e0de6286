"""End sessions of one's own that are open elsewhere."""

from dataclasses import dataclass, field

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import sessions


@dataclass(frozen=True)
class EndSession(Command[None]):
    """End the actor's session of that key; one that is no longer there is ended."""

    key: str


@dataclass(frozen=True)
class EndOtherSessions(Command[None]):
    """End every session of the actor but the one at hand."""

    kept_token: str = field(repr=False, metadata={"secret": True})


@performs
def end_session(command: EndSession, work: Work) -> None:
    """End nobody else's: the key counts only together with the actor."""
    sessions.drop_by_key(work.connection, work.actor.user_id, command.key)


@performs
def end_other_sessions(command: EndOtherSessions, work: Work) -> None:
    sessions.drop_others(work.connection, work.actor.user_id, command.kept_token)
