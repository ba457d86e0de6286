"""Everything about one council."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.councils.seats import label_of
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import NotFound, holds, sees_others
from engine.questions.cases import papers, subjects
from engine.questions.cases.case_page import own_cases
from engine.questions.cases.papers import Paper
from engine.questions.cases.reach import Reached, reach
from engine.questions.cases.subjects import Subject
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.councils.my_councils import CouncilSummary, council_summary
from engine.questions.processes import name_en, panel_kind, properties_of
from engine.questions.registry import Question, Reading, answers
from engine.questions.tasks.panel_state import PanelState, panel_state
from engine.store.reading import council_lines, events, judged, standing, waits
from engine.store.reading.events import EventLine
from engine.store.reading.waits import ItemLine, TaskLine


@dataclass(frozen=True)
class CouncilSeat:
    """A seat and who holds it."""

    code: str
    label: str
    label_en: str
    role: str
    person: str
    organisation: str | None


@dataclass(frozen=True)
class MyItem:
    """A review or ballot the asking person has to file, or has filed."""

    place: str
    kind: str
    name: str
    name_en: str
    subject: str | None
    #: ``open``, ``filed`` or ``closed``.
    state: str
    submission_digest: str | None


@dataclass(frozen=True)
class PanelResult:
    """A panel with what it came to, once it was tallied."""

    panel: PanelState
    #: For each subject (by its case id; empty where the case itself was judged) the aggregate.
    results: Mapping[str, Value] | None


@dataclass(frozen=True)
class CouncilView:
    """A council at work."""

    council: CouncilSummary
    case: CaseSummary
    seats: tuple[CouncilSeat, ...]
    subjects: tuple[Subject, ...]
    papers: tuple[Paper, ...]
    my_items: tuple[MyItem, ...]
    panels: tuple[PanelResult, ...]
    #: The panels the asking person may try to close now: (task id, name).
    closable: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CouncilPage(Question[CouncilView]):
    """One council, as far as the actor may see the case it sits in."""

    actor: Actor
    council_id: int


@answers
def council_page(question: CouncilPage, reading: Reading) -> CouncilView:
    """Refuse with ``NotFound`` what is foreign, and to applicants altogether."""
    actor, connection = question.actor, reading.connection
    line = council_lines.one(connection, question.council_id)
    if line is None:
        raise NotFound("council")
    reached = reach(reading, actor, line.case_id, "council")
    if not sees_others(actor, reached.holders):
        raise NotFound("council")
    own = own_cases(reading, actor)
    found = judged.subjects(connection, line.case_id)
    panels = waits.panels_of(connection, line.council_id)
    items = waits.items_of(connection, [one.task_id for one in panels])
    near = (line.case_id, *(one.case_id for one in found))
    return CouncilView(
        council=council_summary(reading, line),
        case=summary(reading, reached.case),
        seats=_seats(reading, line.council_id),
        subjects=subjects.subjects(found, actor, reached.holders, own),
        papers=papers.papers(reading, actor, reached.holders, near),
        my_items=_my_items(actor, panels, items),
        panels=_panels(reading, panels, items, line.case_id),
        closable=_closable(actor, reached, panels),
    )


def _seats(reading: Reading, council_id: int) -> tuple[CouncilSeat, ...]:
    return tuple(
        CouncilSeat(
            one.code,
            label_of(one.code),
            label_of(one.code, "en"),
            one.role,
            one.person,
            one.organisation,
        )
        for one in standing.seats_of(reading.connection, council_id)
    )


def _my_items(
    actor: Actor, panels: tuple[TaskLine, ...], items: tuple[ItemLine, ...]
) -> tuple[MyItem, ...]:
    known = {one.task_id: one for one in panels}
    return tuple(
        MyItem(
            item.item_id,
            panel_kind(known[item.task_id].properties),
            known[item.task_id].name,
            name_en(known[item.task_id].properties),
            item.subject,
            item.state,
            item.submission,
        )
        for item in items
        if item.user_id == actor.user_id
    )


def _panels(
    reading: Reading,
    panels: tuple[TaskLine, ...],
    items: tuple[ItemLine, ...],
    case_id: int,
) -> tuple[PanelResult, ...]:
    facts = events.of_streams(reading.connection, (case_id,))
    return tuple(PanelResult(panel_state(one, items), _results(one, facts)) for one in panels)


def _results(panel: TaskLine, facts: tuple[EventLine, ...]) -> Mapping[str, Value] | None:
    """Return the aggregate of a tallied panel; before the tally there is none to be read."""
    if panel.state != "completed":
        return None
    for fact in reversed(facts):
        if fact.kind == "panel-closed" and fact.activity_key == panel.activity_key:
            found = fact.body.get("subjects")
            return found if isinstance(found, Mapping) else None
    return None


def _closable(
    actor: Actor, reached: Reached, panels: tuple[TaskLine, ...]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.task_id, one.name)
        for one in panels
        if one.state == "open"
        and holds(
            actor,
            properties_of(one.properties).get("close.role", "council_sci_sec"),
            reached.holders,
        )
    )
