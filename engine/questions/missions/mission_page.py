"""Everything about one mission."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.bpmn.elements import Element
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import NotFound, may_see, sees_others
from engine.questions.cases import papers, startable, timeline, verdicts, waiting
from engine.questions.cases.case_page import own_cases
from engine.questions.cases.papers import Paper
from engine.questions.cases.reach import Reached, holders, reach
from engine.questions.cases.startable import Startable
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.cases.timeline import HistoryEntry
from engine.questions.cases.waiting import OpenTask
from engine.questions.missions.missions import MissionSummary, mission_summary
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles
from engine.store import missions as rows
from engine.store.reading import case_lines, events, mission_lines, standing, waits


@dataclass(frozen=True)
class MissionParty:
    """Somebody from outside who stands in the mission."""

    role: str
    person: str | None
    organisation: str | None


@dataclass(frozen=True)
class MissionView:
    """A mission through its five steps."""

    mission: MissionSummary
    #: What forms and decisions told about it, by name.
    attributes: Mapping[str, Value]
    status: str
    parties: tuple[MissionParty, ...]
    #: The proposal it came from, where the actor may see it.
    proposal: CaseSummary | None
    cases: tuple[CaseSummary, ...]
    open: tuple[OpenTask, ...]
    papers: tuple[Paper, ...]
    startable: tuple[Startable, ...]
    timeline: tuple[HistoryEntry, ...]


@dataclass(frozen=True)
class MissionPage(Question[MissionView]):
    """One mission, with those of its cases the actor may see."""

    actor: Actor
    mission_id: int


@answers
def mission_page(question: MissionPage, reading: Reading) -> MissionView:
    """Refuse with ``NotFound`` what is foreign."""
    actor, connection, mission_id = question.actor, reading.connection, question.mission_id
    line = mission_lines.one(connection, mission_id)
    mission = rows.read(connection, mission_id)
    parties = standing.party_lines(connection, mission_id)
    if line is None or mission is None:
        raise NotFound("mission")
    around = holders(line.authority_id, parties)
    reached = visible_cases(reading, actor, mission_id)
    if not may_see(actor, around) and not reached:
        raise NotFound("mission")
    left = tuple(
        paper
        for one in reached
        for paper in papers.papers(reading, actor, one.holders, (one.case.case_id,))
    )
    running = [one.case.process_id for one in reached if one.case.state == "open"]
    return MissionView(
        mission=mission_summary(line),
        attributes=mission.body,
        status=mission.status,
        parties=tuple(MissionParty(one.role, one.person, one.organisation) for one in parties),
        proposal=_proposal(reading, actor, mission.body.get("proposal")),
        cases=tuple(summary(reading, one.case) for one in reached),
        open=_open(reading, actor, reached, line.authority_id),
        papers=tuple(sorted(left, key=lambda paper: paper.on, reverse=True)),
        startable=startable.on_mission(reading, actor, around, mission.status, running),
        timeline=_timeline(reading, actor, mission_id, reached, left),
    )


def _proposal(reading: Reading, actor: Actor, case_id: Value) -> CaseSummary | None:
    if not isinstance(case_id, Decimal):
        return None
    try:
        return summary(reading, reach(reading, actor, int(case_id)).case)
    except NotFound:
        return None


def visible_cases(reading: Reading, actor: Actor, mission_id: int) -> tuple[Reached, ...]:
    """Return the cases of the mission the actor may see; an applicant's are their own."""
    found = []
    own = own_cases(reading, actor)
    for line in case_lines.of_mission(reading.connection, mission_id):
        try:
            reached = reach(reading, actor, line.case_id)
        except NotFound:
            continue
        foreign = line.party_id == line.case_id and line.case_id not in own
        if not foreign or sees_others(actor, reached.holders):
            found.append(reached)
    return tuple(found)


def _open(
    reading: Reading, actor: Actor, reached: tuple[Reached, ...], authority_id: int
) -> tuple[OpenTask, ...]:
    officers = standing.officers(reading.connection, authority_id, reading.today)
    return tuple(
        task
        for one in reached
        for task in waiting.open_tasks(
            waits.open_tasks(reading.connection, (one.case.case_id,)),
            one,
            officers,
            actor,
            reading.today,
        )
    )


def _timeline(
    reading: Reading,
    actor: Actor,
    mission_id: int,
    reached: tuple[Reached, ...],
    left: tuple[Paper, ...],
) -> tuple[HistoryEntry, ...]:
    streams = (mission_id, *(one.case.case_id for one in reached))
    elements: dict[str, Element] = {}
    for one in reached:
        elements |= bundles.load(reading.connection, one.case.bundle_digest).elements
    readable = frozenset(paper.submission_digest for paper in left)
    facts = events.of_streams(reading.connection, streams)
    everything = all(sees_others(actor, one.holders) for one in reached)
    named = verdicts.titles(reading, actor, facts, everything=everything)
    return timeline.timeline(facts, elements, readable, named, everything=everything)
