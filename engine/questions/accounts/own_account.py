"""What somebody sees of their own account: sessions, second factor."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.model.actors import Actor
from engine.questions.registry import Question, Reading, answers
from engine.store import accounts, owed, second_factors, sessions


@dataclass(frozen=True)
class OwnSession:
    """One of the asker's open sessions."""

    key: str
    created_at: datetime
    address: str
    agent: str
    way: str
    is_this: bool


@dataclass(frozen=True)
class OwnSessions(Question[tuple[OwnSession, ...]]):
    """The asker's open sessions, the newest first."""

    actor: Actor
    token: str = field(repr=False)


@dataclass(frozen=True)
class OwnFactor:
    """The state of the asker's second factor."""

    login: str
    is_on: bool
    is_demanded: bool
    codes_left: int
    #: The secret of one that was begun and waits for its first code, as it is kept.
    kept: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class OwnSecondFactor(Question[OwnFactor]):
    """The asker's second factor."""

    actor: Actor


@dataclass(frozen=True)
class WaitsForCode(Question[bool]):
    """Whether the session of this token waits for a code."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class CameFromProvider(Question[bool]):
    """Whether the session of this token was opened by a provider of sign-in."""

    token: str = field(repr=False)


@answers
def own_sessions(question: OwnSessions, reading: Reading) -> tuple[OwnSession, ...]:
    lines = sessions.of(reading.connection, question.actor.user_id, question.token, reading.now)
    return tuple(OwnSession(**line.__dict__) for line in lines)


@answers
def own_second_factor(question: OwnSecondFactor, reading: Reading) -> OwnFactor:
    connection, user_id = reading.connection, question.actor.user_id
    factor = second_factors.of(connection, user_id)
    account = accounts.one(connection, user_id)
    is_on = factor is not None and factor.confirmed_at is not None
    return OwnFactor(
        login=account.login if account else "",
        is_on=is_on,
        is_demanded=owed.is_required(connection, question.actor),
        codes_left=second_factors.codes_left(connection, user_id) if is_on else 0,
        kept=factor.secret if factor is not None and not is_on else None,
    )


@answers
def waits_for_code(question: WaitsForCode, reading: Reading) -> bool:
    return sessions.waiting(reading.connection, question.token, reading.now) is not None


@answers
def came_from_provider(question: CameFromProvider, reading: Reading) -> bool:
    return sessions.way_of(reading.connection, question.token) == "provider"
