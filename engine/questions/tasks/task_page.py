"""One task, panel item or panel to close, with everything its page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.forms import Form
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import NotFound, holds, may_claim, may_do, may_release
from engine.questions.cases import papers, timeline
from engine.questions.cases.diagram import Diagram
from engine.questions.cases.papers import Paper
from engine.questions.cases.reach import Reached, reach
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.cases.timeline import HistoryEntry
from engine.questions.due import days_left
from engine.questions.processes import panel_kind, properties_of
from engine.questions.registry import Question, Reading, answers
from engine.questions.tasks.context import context
from engine.questions.tasks.panel_state import PanelState, panel_state
from engine.store import bundles
from engine.store.reading import choices, events, waits
from engine.store.reading.waits import ItemLine, TaskLine


@dataclass(frozen=True)
class TaskView:
    """What the page of a task shows and allows."""

    #: The id of the task or of the panel item.
    place: str
    task_id: str
    kind: Literal["task", "ballot", "review", "close"]
    name: str
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


@dataclass(frozen=True)
class _Found:
    task: TaskLine
    item: ItemLine | None
    reached: Reached
    properties: Mapping[str, str]


@answers
def task_page(question: TaskPage, reading: Reading) -> TaskView:
    """Refuse with ``NotFound`` a foreign task, and another member's panel item."""
    actor, connection = question.actor, reading.connection
    found = _find(question, reading)
    task, item, reached = found.task, found.item, found.reached
    case = reached.case
    bundle = bundles.load(connection, case.bundle_digest)
    facts = events.of_streams(connection, (case.case_id,))
    subject_id = item.subject_id if item else None
    near = (case.case_id, subject_id) if subject_id else (case.case_id,)
    left = papers.papers(reading, actor, reached.holders, near)
    readable = frozenset(paper.submission_digest for paper in left)
    draft = choices.draft(connection, actor.user_id, question.place)
    form = bundle.form(task.form_id) if task.form_id and (item or not task.panel) else None
    items = waits.items_of(connection, [task.task_id]) if task.panel else ()
    tasks = waits.open_tasks(connection, (case.case_id,))
    element = bundle.elements.get(task.element)
    return TaskView(
        place=question.place,
        task_id=task.task_id,
        kind=_kind(found),
        name=task.name,
        element=task.element,
        role=item.seat_role if item else _role(found),
        legal=element.properties.get("legal", "") if element else "",
        state=_state(found),
        opened_on=task.opened_on,
        due_on=task.due_on,
        days_left=days_left(task.due_on, reading.today),
        assignee_id=task.assignee_id,
        assignee=task.assignee,
        subject_id=subject_id,
        subject=item.subject if item else None,
        form=form,
        draft=draft[1] if draft else None,
        draft_digest=draft[0] if draft else None,
        context=context(reading, actor, reached, facts, subject_id),
        case=summary(reading, case),
        **_rights(found, actor),
        panel=panel_state(task, items) if task.panel else None,
        history=timeline.timeline(facts, bundle.elements, readable),
        papers=left,
        diagram=Diagram(
            bundle.diagram,
            timeline.passed(facts),
            timeline.standing_at(tasks, waits.waiting(connection, case.case_id)),
        ),
    )


def _find(question: TaskPage, reading: Reading) -> _Found:
    item = None
    if "@" in question.place:
        item = waits.item(reading.connection, question.place)
        if item is None or item.user_id != question.actor.user_id:
            raise NotFound("task")
    task = waits.task(reading.connection, item.task_id if item else question.place)
    if task is None:
        raise NotFound("task")
    reached = reach(reading, question.actor, task.case_id, "task")
    return _Found(task, item, reached, properties_of(task.properties))


def _kind(found: _Found) -> Literal["task", "ballot", "review", "close"]:
    if not found.task.panel:
        return "task"
    return panel_kind(found.task.properties) if found.item else "close"


def _role(found: _Found) -> str:
    """Return whose task it is; a panel itself is closed by its secretary."""
    if not found.task.panel:
        return found.task.role
    return found.properties.get("close.role", "council_sci_sec")


def _state(found: _Found) -> str:
    if found.item is None or found.task.state != "open":
        return found.task.state
    return found.item.state


def _rights(found: _Found, actor: Actor) -> dict[str, bool]:
    task, holders = found.task, found.reached.holders
    is_open = task.state == "open"
    if found.item is not None:
        return {
            "may_complete": is_open and found.item.state != "closed",
            "may_claim": False,
            "may_release": False,
            "may_close_panel": False,
        }
    role = _role(found)
    return {
        "may_complete": is_open
        and not task.panel
        and may_do(actor, role, task.assignee_id, holders),
        "may_claim": is_open
        and not task.panel
        and may_claim(actor, role, task.assignee_id, holders),
        "may_release": is_open and may_release(actor, task.assignee_id),
        "may_close_panel": is_open and task.panel and holds(actor, role, holders),
    }
