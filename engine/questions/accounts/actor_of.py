"""Who is behind a session."""

from dataclasses import dataclass, field

from engine.model.actors import Actor
from engine.model.values import digest
from engine.questions.registry import Question, Reading, answers
from engine.store import owed, people, sessions
from engine.store.sessions import Holder


@dataclass(frozen=True)
class Session:
    """A signed-in person, with the roles they hold today."""

    actor: Actor
    language: str
    #: A secret of this session, for forms that must come from its own pages.
    csrf: str
    #: What they do before anything else: ``password``, or ``second-factor``; else empty.
    must: str = ""


@dataclass(frozen=True)
class ActorOf(Question[Session | None]):
    """The session of a token; ``None`` when there is none, or no longer."""

    token: str = field(repr=False)


@answers
def actor_of(question: ActorOf, reading: Reading) -> Session | None:
    held = sessions.holder(reading.connection, question.token, reading.now)
    if held is None:
        return None
    actor = people.actor(reading.connection, held.user_id, reading.today)
    if actor is None:
        return None
    must = _owed(reading, actor, held)
    return Session(actor, held.language, digest(f"csrf {question.token}"), must)


def _owed(reading: Reading, actor: Actor, held: Holder) -> str:
    if held.way == "provider":
        # A provider has its own password and its own second factor.
        return ""
    if held.must_change:
        return "password"
    required = owed.is_required(reading.connection, actor)
    if required and not owed.has_factor(reading.connection, actor.user_id):
        return "second-factor"
    return ""
