"""The missions on the public portal."""

from dataclasses import dataclass

from engine.questions.missions.missions import MissionsPage, mission_summary
from engine.questions.paging import SIZE, pages, window
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import mission_lines
from engine.store.reading.mission_lines import Wanted


@dataclass(frozen=True)
class PublicMissions(Question[MissionsPage]):
    """Every mission that was approved, the newest first."""

    text: str = ""
    page: int = 1
    size: int = SIZE


@answers
def public_missions(question: PublicMissions, reading: Reading) -> MissionsPage:
    wanted = Wanted(everywhere=True, text=question.text)
    total, found = mission_lines.found(
        reading.connection, wanted, window(question.page, question.size)
    )
    summaries = tuple(mission_summary(line) for line in found)
    return MissionsPage(summaries, total, max(question.page, 1), pages(total, question.size))
