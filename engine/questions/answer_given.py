"""Whether a command was done before, and what it answered."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.model.values import Value, digest, loads
from engine.questions.registry import Question, Reading, answers
from engine.store import remember


@dataclass(frozen=True)
class Given:
    """What the command answered, as it is kept: ``None`` where it had nothing to tell."""

    answer: Value


@dataclass(frozen=True)
class AnswerGiven(Question[Given | None]):
    """The answer to the actor's command of that id and payload; ``None`` if it was never done.

    Asked before a payload is read against forms and rights: those may have changed by what the
    command itself did. The same id with another payload is refused with ``command-reused``.
    """

    actor: Actor
    command_id: str
    payload: str


@answers
def answer_given(question: AnswerGiven, reading: Reading) -> Given | None:
    kept = remember.find(
        reading.connection,
        question.actor.user_id,
        question.command_id,
        digest(question.payload),
    )
    return None if kept is None else Given(loads(kept))
