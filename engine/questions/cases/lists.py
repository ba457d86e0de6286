"""The lists of missions an authority is making: cases from which missions come."""

from dataclasses import dataclass
from typing import Final

from engine.model.actors import Actor
from engine.permissions import is_internal
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import case_lines

#: A list is made once or twice a year.
_SHOWN: Final = 10


@dataclass(frozen=True)
class Lists(Question[tuple[CaseSummary, ...]]):
    """The cases of the actor's authorities that belong to no mission; the newest first.

    Between two tasks of one's own such a case stands in no inbox, and no mission leads to it.
    """

    actor: Actor


@answers
def lists(question: Lists, reading: Reading) -> tuple[CaseSummary, ...]:
    actor = question.actor
    inside = {
        grant.authority_id for grant in actor.grants if is_internal(actor, grant.authority_id)
    }
    lines = case_lines.without_mission(reading.connection, inside)
    return tuple(summary(reading, line) for line in reversed(lines))[:_SHOWN]
