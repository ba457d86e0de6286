"""One mission on the public portal."""

from dataclasses import dataclass

from engine.permissions import NotFound
from engine.questions.missions.missions import MissionSummary, mission_summary
from engine.questions.publication.records import PublicRecord, public_record
from engine.questions.publication.shown import Shown, of_record
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles
from engine.store import missions as rows
from engine.store.reading import case_lines, mission_lines, notice_lines


@dataclass(frozen=True)
class PublicMissionView:
    """What anybody may know of a mission."""

    mission: MissionSummary
    attributes: tuple[Shown, ...]
    results: tuple[PublicRecord, ...]
    certificates: tuple[PublicRecord, ...]


@dataclass(frozen=True)
class PublicMission(Question[PublicMissionView]):
    """One mission, as far as its forms call it public."""

    mission_id: int


@answers
def public_mission(question: PublicMission, reading: Reading) -> PublicMissionView:
    """Refuse with ``NotFound`` what is not there."""
    connection = reading.connection
    line = mission_lines.one(connection, question.mission_id)
    mission = rows.read(connection, question.mission_id)
    if line is None or mission is None:
        raise NotFound("mission")
    cases = case_lines.of_mission(connection, question.mission_id)
    digests = dict.fromkeys(one.bundle_digest for one in cases)
    pinned = [bundles.load(connection, digest) for digest in digests]
    return PublicMissionView(
        mission_summary(line),
        of_record(pinned, mission.body),
        _records(reading, question.mission_id, "result"),
        _records(reading, question.mission_id, "certificate"),
    )


def _records(reading: Reading, mission_id: int, kind: str) -> tuple[PublicRecord, ...]:
    found = notice_lines.records_of(reading.connection, mission_id, kind)
    return tuple(public_record(reading, line) for line in found)
