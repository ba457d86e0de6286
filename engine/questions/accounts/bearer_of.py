"""Who is behind a token."""

from dataclasses import dataclass, field

from engine.model.actors import Actor
from engine.questions.registry import Question, Reading, answers
from engine.store import people, tokens


@dataclass(frozen=True)
class Bearer:
    """Somebody a program acts for, with the roles they hold today."""

    token_id: int
    #: ``read``, or ``write``, which reads as well.
    scope: str
    actor: Actor
    language: str


@dataclass(frozen=True)
class BearerOf(Question[Bearer | None]):
    """The bearer of a secret; ``None`` for one that is unknown, revoked or past its last day.

    The person is read anew each time: a token outlives neither an account nor a role.
    """

    secret: str = field(repr=False)


@answers
def bearer_of(question: BearerOf, reading: Reading) -> Bearer | None:
    held = tokens.bearer(reading.connection, question.secret, reading.today)
    if held is None:
        return None
    actor = people.actor(reading.connection, held.user_id, reading.today)
    return None if actor is None else Bearer(held.token_id, held.scope, actor, held.language)
