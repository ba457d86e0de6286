"""End sessions whose time is over, for good."""

from dataclasses import dataclass

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import sessions


@dataclass(frozen=True)
class EndSessions(Command[None]):
    """Forget every session whose time is over: a clock that goes back must not revive one."""


@performs
def end_sessions(_: EndSessions, work: Work) -> None:
    sessions.drop_ended(work.connection, work.now)
