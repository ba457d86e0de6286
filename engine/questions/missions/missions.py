"""The missions somebody may see."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.permissions import is_internal
from engine.questions.paging import SIZE, pages, window
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import mission_lines
from engine.store.reading.addressed import Roles
from engine.store.reading.mission_lines import MissionLine, Wanted


@dataclass(frozen=True)
class MissionSummary:
    """A mission in one line."""

    mission_id: int
    authority_id: int
    authority: str
    code: str | None
    title: str
    status: str
    host: str | None
    pi: str | None


@dataclass(frozen=True)
class MissionsPage:
    """One page of missions."""

    rows: tuple[MissionSummary, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Missions(Question[MissionsPage]):
    """Those of the actor's authorities, and those in which they are a party."""

    actor: Actor
    text: str = ""
    status: str = ""
    page: int = 1
    size: int = SIZE


@answers
def missions(question: Missions, reading: Reading) -> MissionsPage:
    actor = question.actor
    wanted = Wanted(
        authority_ids={
            grant.authority_id for grant in actor.grants if is_internal(actor, grant.authority_id)
        },
        party=Roles.of(actor),
        text=question.text,
        statuses=[question.status] if question.status else [],
    )
    total, rows = mission_lines.found(
        reading.connection, wanted, window(question.page, question.size)
    )
    summaries = tuple(mission_summary(row) for row in rows)
    return MissionsPage(summaries, total, max(question.page, 1), pages(total, question.size))


def mission_summary(line: MissionLine) -> MissionSummary:
    """Put a mission into one line."""
    kept = {name: value for name, value in line.__dict__.items() if name != "created_at"}
    return MissionSummary(**kept)
