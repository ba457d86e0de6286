"""Everything about one case."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.permissions import Holders, is_internal, sees_others
from engine.questions.cases import (
    papers,
    reasons,
    startable,
    subjects,
    timeline,
    verdicts,
    waiting,
)
from engine.questions.cases.diagram import Diagram
from engine.questions.cases.papers import Paper
from engine.questions.cases.reach import Reached, reach
from engine.questions.cases.startable import Startable
from engine.questions.cases.subjects import Subject
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.cases.timeline import HistoryEntry
from engine.questions.cases.waiting import OpenTask, Waiting
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles, calls
from engine.store.reading import case_lines, events, judged, standing, waits
from engine.store.reading.addressed import Roles
from engine.store.reading.case_lines import CaseLine


@dataclass(frozen=True)
class CaseView:
    """A case with its history, what it waits for, and what it left behind."""

    case: CaseSummary
    parent: CaseSummary | None
    timeline: tuple[HistoryEntry, ...]
    #: Why it was marked as it was, where somebody wrote that down for it.
    reason: str | None
    open: tuple[OpenTask, ...]
    waiting: tuple[Waiting, ...]
    children: tuple[CaseSummary, ...]
    papers: tuple[Paper, ...]
    diagram: Diagram
    subjects: tuple[Subject, ...]
    council_id: int | None
    startable: tuple[Startable, ...]


@dataclass(frozen=True)
class CasePage(Question[CaseView]):
    """One case, as far as the actor may see into it."""

    actor: Actor
    case_id: int


@answers
def case_page(question: CasePage, reading: Reading) -> CaseView:
    """Refuse with ``NotFound`` what is foreign."""
    actor, connection = question.actor, reading.connection
    reached = reach(reading, actor, question.case_id)
    case = reached.case
    bundle = bundles.load(connection, case.bundle_digest)
    facts = events.of_streams(connection, (case.case_id,))
    found = papers.papers(reading, actor, reached.holders, (case.case_id,))
    tasks = waits.open_tasks(connection, (case.case_id,))
    terms = waits.waiting(connection, case.case_id)
    own = own_cases(reading, actor)
    readable = frozenset(paper.submission_digest for paper in found)
    everything = sees_others(actor, reached.holders)
    named = verdicts.titles(reading, actor, facts, everything=everything)
    return CaseView(
        case=summary(reading, case),
        parent=_parent(reading, reached),
        reason=reasons.reason(reading, case),
        timeline=timeline.timeline(facts, bundle.elements, readable, named, everything=everything),
        open=waiting.open_tasks(
            tasks,
            reached,
            standing.officers(connection, case.authority_id, reading.today),
            actor,
            reading.today,
        ),
        waiting=waiting.waiting(terms, bundle.elements, reading.today),
        children=visible_children(reading, actor, reached.holders, case.case_id, own),
        papers=found,
        diagram=Diagram(
            bundle.diagram,
            timeline.passed(facts),
            timeline.standing_at(tasks, terms),
        ),
        subjects=subjects.subjects(
            judged.subjects(connection, case.case_id), actor, reached.holders, own
        ),
        council_id=case.council_id,
        startable=_startable(reading, actor, case),
    )


def own_cases(reading: Reading, actor: Actor) -> frozenset[int]:
    """Return the cases in which the actor is a party."""
    lines = case_lines.of_party(reading.connection, Roles.of(actor))
    return frozenset(line.case_id for line in lines)


def visible_children(
    reading: Reading, actor: Actor, holders: Holders, case_id: int, own: frozenset[int]
) -> tuple[CaseSummary, ...]:
    """Return the cases this one began or judges; an applicant sees only their own."""
    everything = sees_others(actor, holders)
    return tuple(
        summary(reading, line)
        for line in case_lines.children(reading.connection, case_id)
        if everything or line.case_id in own
    )


def _parent(reading: Reading, reached: Reached) -> CaseSummary | None:
    if reached.case.parent_id is None:
        return None
    line = case_lines.one(reading.connection, reached.case.parent_id)
    return summary(reading, line) if line else None


def _startable(reading: Reading, actor: Actor, case: CaseLine) -> tuple[Startable, ...]:
    if is_internal(actor, case.authority_id) or not calls.is_open(
        reading.connection, case.case_id, reading.today
    ):
        return ()
    step = summary(reading, case).step
    return startable.on_call(reading, actor, case.authority_id, step)
