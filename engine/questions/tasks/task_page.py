"""One task, panel item or panel to close, with everything its page shows."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

from engine.forms import Form
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import sees_others
from engine.questions.cases import papers, timeline, verdicts
from engine.questions.cases.diagram import Diagram
from engine.questions.cases.papers import Paper
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.cases.timeline import HistoryEntry
from engine.questions.due import days_left
from engine.questions.registry import Question, Reading, answers
from engine.questions.tasks.context import context
from engine.questions.tasks.panel_state import PanelState, panel_state
from engine.questions.tasks.places import Place, find
from engine.store import bundles
from engine.store.bundles import Bundle
from engine.store.reading import choices, events, waits
from engine.store.reading.waits import TaskLine


@dataclass(frozen=True)
class TaskView:
    """What the page of a task shows and allows."""

    #: The id of the task or of the panel item.
    place: str
    task_id: str
    kind: Literal["task", "ballot", "review", "close"]
    name: str
    name_en: str
    element: str
    role: str
    legal: str
    state: str
    opened_on: date
    due_on: date | None
    days_left: int | None
    assignee_id: int | None
    assignee: str | None
    #: What a panel item judges.
    subject_id: int | None
    subject: str | None
    form: Form | None
    #: What the actor typed before, as typed; ``draft_digest`` is the form it was typed into.
    draft: dict[str, Value] | None
    draft_digest: str | None
    context: dict[str, Value]
    case: CaseSummary
    may_complete: bool
    may_claim: bool
    may_release: bool
    may_close_panel: bool
    panel: PanelState | None
    history: tuple[HistoryEntry, ...]
    papers: tuple[Paper, ...]
    diagram: Diagram


@dataclass(frozen=True)
class TaskPage(Question[TaskView]):
    """The task or panel item ``place``, as far as the actor may see it."""

    actor: Actor
    place: str
    #: Whether the history, the papers and the path beside the form are wanted too: who files
    #: a form does not look at them, and reading them takes longer the older the case is.
    beside: bool = True


@answers
def task_page(question: TaskPage, reading: Reading) -> TaskView:
    """Refuse with ``NotFound`` a foreign task, and another member's panel item."""
    actor, connection = question.actor, reading.connection
    found = find(reading, actor, question.place)
    task, item, case = found.task, found.item, found.reached.case
    bundle = bundles.load(connection, case.bundle_digest)
    draft = choices.draft(connection, actor.user_id, question.place)
    element = bundle.elements.get(task.element)
    return TaskView(
        place=question.place,
        task_id=task.task_id,
        kind=found.kind,
        name=task.name,
        name_en=element.name_en if element else "",
        element=task.element,
        role=found.role,
        legal=element.properties.get("legal", "") if element else "",
        state=found.state,
        opened_on=task.opened_on,
        due_on=task.due_on,
        days_left=days_left(task.due_on, reading.today),
        assignee_id=task.assignee_id,
        assignee=task.assignee,
        subject_id=item.subject_id if item else None,
        subject=item.subject if item else None,
        form=bundle.form(task.form_id) if task.form_id and found.kind != "close" else None,
        draft=draft[1] if draft else None,
        draft_digest=draft[0] if draft else None,
        case=summary(reading, case),
        panel=_panel(reading, task),
        **found.rights(actor),
        context=context(reading, actor, found.reached, item.subject_id if item else None),
        **(_beside(reading, actor, found) if question.beside else _nothing_beside(bundle)),
    )


class _Beside(TypedDict):
    history: tuple[HistoryEntry, ...]
    papers: tuple[Paper, ...]
    diagram: Diagram


def _nothing_beside(bundle: Bundle) -> _Beside:
    return {"history": (), "papers": (), "diagram": Diagram(bundle.diagram, (), ())}


def _beside(reading: Reading, actor: Actor, found: Place) -> _Beside:
    """Gather what stands beside the form."""
    connection, reached = reading.connection, found.reached
    case = reached.case
    bundle = bundles.load(connection, case.bundle_digest)
    facts = events.of_streams(connection, (case.case_id,))
    subject_id = found.item.subject_id if found.item else None
    near = (case.case_id, subject_id) if subject_id else (case.case_id,)
    left = tuple(
        paper
        for paper in papers.papers(reading, actor, reached.holders, near)
        if not subject_id or paper.subject_id in {None, subject_id}
    )
    readable = frozenset(paper.submission_digest for paper in left)
    everything = sees_others(actor, reached.holders)
    named = verdicts.titles(reading, actor, facts, everything=everything)
    standing_at = timeline.standing_at(
        waits.open_tasks(connection, (case.case_id,)), waits.waiting(connection, case.case_id)
    )
    return {
        "history": timeline.timeline(
            facts, bundle.elements, readable, named, everything=everything
        ),
        "papers": left,
        "diagram": Diagram(bundle.diagram, timeline.passed(facts), standing_at),
    }


def _panel(reading: Reading, task: TaskLine) -> PanelState | None:
    if not task.panel:
        return None
    return panel_state(task, waits.items_of(reading.connection, [task.task_id]))
