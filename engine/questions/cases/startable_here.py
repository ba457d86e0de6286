"""What somebody may begin in their authorities out of nothing."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.questions.cases import startable
from engine.questions.registry import Question, Reading, answers


@dataclass(frozen=True)
class StartableIn:
    """A process the actor may begin in an authority."""

    authority_id: int
    process_id: str
    name: str
    name_en: str


@dataclass(frozen=True)
class StartableHere(Question[tuple[StartableIn, ...]]):
    """The processes that start in an authority by the actor's role there: a new list."""

    actor: Actor


@answers
def startable_here(question: StartableHere, reading: Reading) -> tuple[StartableIn, ...]:
    authorities = dict.fromkeys(grant.authority_id for grant in question.actor.grants)
    return tuple(
        StartableIn(authority_id, one.process_id, one.name, one.name_en)
        for authority_id in authorities
        for one in startable.in_authority(reading, question.actor, authority_id)
    )
