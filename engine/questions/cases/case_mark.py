"""Whether a case is still as somebody saw it."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.questions.cases.reach import reach
from engine.questions.marks import Mark, mark
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import case_lines


@dataclass(frozen=True)
class CaseMark(Question[Mark]):
    """The mark of what ``CasePage`` would show to the actor."""

    actor: Actor
    case_id: int


@answers
def case_mark(question: CaseMark, reading: Reading) -> Mark:
    """Refuse with ``NotFound`` what is foreign, as the page does."""
    reached = reach(reading, question.actor, question.case_id)
    case = reached.case
    around = {seat.council_id for seat in reached.seats}
    around |= {
        stream_id
        for stream_id in (case.parent_id, case.mission_id, case.council_id)
        if stream_id is not None
    }
    for child in case_lines.children(reading.connection, case.case_id):
        around |= {child.case_id} | ({child.mission_id} if child.mission_id else set())
    return mark(reading, question.actor, case.case_id, around)
