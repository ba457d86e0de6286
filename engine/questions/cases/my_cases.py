"""What somebody proposed, applied for and hosts."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import case_lines
from engine.store.reading.addressed import Roles


@dataclass(frozen=True)
class MyCases(Question[tuple[CaseSummary, ...]]):
    """The cases in which the actor, or their organisation, is a party; the newest first."""

    actor: Actor


@answers
def my_cases(question: MyCases, reading: Reading) -> tuple[CaseSummary, ...]:
    lines = case_lines.of_party(reading.connection, Roles.of(question.actor))
    return tuple(summary(reading, line) for line in reversed(lines))
