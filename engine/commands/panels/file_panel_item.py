"""File a review or a ballot: sealed until the panel is tallied."""

from dataclasses import dataclass
from datetime import date

from engine.commands.cases.complete_task import held_task
from engine.commands.errors import FormMismatch, NotFound, PanelClosed
from engine.commands.files.own_files import require_own_files
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.forms import Answers
from engine.model.events import Kind
from engine.store import drafts, panels, submissions
from engine.store.cases import TaskRow


@dataclass(frozen=True)
class Filed:
    """The panel item that now holds the paper."""

    item_id: str


@dataclass(frozen=True)
class FilePanelItem(Command[Filed]):
    """File the paper of one seat on one subject; until the tally it may be replaced."""

    item_id: str
    form_digest: str
    answers: Answers
    legal_date: date | None = None


@performs
def file_panel_item(command: FilePanelItem, work: Work) -> Filed:
    """Keep the paper sealed; the chain says that it was filed, not what it says."""
    task_id = command.item_id.rpartition("@")[0]
    row, task = held_task(work, task_id)
    item = panels.read(work.connection, command.item_id)
    if item is None or item.user_id != work.actor.user_id:
        raise NotFound("panel item")
    if task.state != "open" or item.state == "closed":
        raise PanelClosed(command.item_id)
    if task.form_digest != command.form_digest:
        raise FormMismatch(task.task_id)
    require_own_files(work, row, command.answers, item.subject_id)
    digest = _keep(command, work, task)
    panels.file(work.connection, command.item_id, digest, work.now)
    work.record(
        task.case_id,
        Kind.PANEL_ITEM_FILED,
        {"seat": item.code, "subject": item.subject_id},
        legal_date=command.legal_date or work.today,
        element=task.element,
        activity_key=task.activity_key,
        submission=digest,
    )
    drafts.drop(work.connection, work.actor.user_id, command.item_id)
    return Filed(command.item_id)


def _keep(command: FilePanelItem, work: Work, task: TaskRow) -> str:
    return submissions.add(
        work.connection,
        submissions.Submission(
            case_id=task.case_id,
            mission_id=None,
            task_id=command.item_id,
            element=task.element,
            form_id=task.form_id or "",
            form_digest=command.form_digest,
            answers=command.answers.values,
            actor=work.actor.user_id,
            at=work.now,
            legal_date=command.legal_date or work.today,
            sealed=True,
        ),
    )
