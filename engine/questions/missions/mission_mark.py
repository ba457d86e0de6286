"""Whether a mission is still as somebody saw it."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.permissions import NotFound, may_see
from engine.questions.cases.reach import holders
from engine.questions.marks import Mark, mark
from engine.questions.missions.mission_page import visible_cases
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import case_lines, mission_lines, standing


@dataclass(frozen=True)
class MissionMark(Question[Mark]):
    """The mark of what ``MissionPage`` would show to the actor."""

    actor: Actor
    mission_id: int


@answers
def mission_mark(question: MissionMark, reading: Reading) -> Mark:
    """Refuse with ``NotFound`` what is foreign, as the page does."""
    actor, connection, mission_id = question.actor, reading.connection, question.mission_id
    line = mission_lines.one(connection, mission_id)
    if line is None:
        raise NotFound("mission")
    parties = standing.party_lines(connection, mission_id)
    if not may_see(actor, holders(line.authority_id, parties)) and not visible_cases(
        reading, actor, mission_id
    ):
        raise NotFound("mission")
    around: set[int] = set()
    for case in case_lines.of_mission(connection, mission_id):
        around |= {case.case_id} | ({case.council_id} if case.council_id else set())
    return mark(reading, actor, mission_id, around)
