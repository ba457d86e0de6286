"""Which programs may act in one's name."""

from dataclasses import dataclass
from datetime import date

from engine.model.actors import Actor
from engine.model.clock import day_of
from engine.questions.registry import Question, Reading, answers
from engine.store import tokens


@dataclass(frozen=True)
class TokenRow:
    """A token that still opens something; its secret is known to its owner alone."""

    token_id: int
    name: str
    #: ``read``, or ``write``, which reads as well.
    scope: str
    created_on: date
    #: The last day on which it opens anything.
    expires_on: date


@dataclass(frozen=True)
class TokensOf(Question[tuple[TokenRow, ...]]):
    """The actor's own tokens that are neither revoked nor past, the newest first."""

    actor: Actor


@answers
def tokens_of(question: TokensOf, reading: Reading) -> tuple[TokenRow, ...]:
    return tuple(
        TokenRow(line.token_id, line.name, line.scope, day_of(line.created_at), line.expires_on)
        for line in tokens.of_user(reading.connection, question.actor.user_id, reading.today)
    )
