"""Complete a task: the one thing officers do all day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from engine.commands.cases.access import holds, require_doer
from engine.commands.cases.case_work import CaseWork, of_row
from engine.commands.cases.decision_variables import checked
from engine.commands.cases.stepping import go_on
from engine.commands.errors import FormMismatch, NotFound, TaskNotOpen
from engine.commands.files.own_files import require_own_files
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.forms import Answers, Form, decisions, record_values
from engine.model.events import Kind
from engine.model.folding import fold
from engine.model.steps import TaskDone
from engine.model.values import Value, dumps, loads
from engine.projections.steps import case_of
from engine.store import cases, drafts, submissions
from engine.store.cases import CaseRow, TaskRow


@dataclass(frozen=True)
class Completed:
    """The case, and the next task of the same person if there is one."""

    case_id: int
    next_task_id: str | None


@dataclass(frozen=True)
class CompleteTask(Command[Completed]):
    """Complete ``task_id`` with answers that were read against ``form_digest``."""

    task_id: str
    form_digest: str | None
    answers: Answers | None
    legal_date: date | None = None


@performs
def complete_task(command: CompleteTask, work: Work) -> Completed:
    """Keep the answers, take the step, and go on until the case waits again."""
    row, task = held_task(work, command.task_id)
    require_doer(work, row, task)
    if task.state != "open" or task.panel:
        raise TaskNotOpen(task.task_id)
    if task.form_digest != command.form_digest or (task.form_id is None) != (
        command.answers is None
    ):
        raise FormMismatch(task.task_id)
    if command.answers is not None:
        require_own_files(work, row, command.answers)
    case = of_row(work, row, command.legal_date)
    case.answered = command.answers is not None
    digest, variables = _submit(case, task, command.answers)
    case.feed(
        TaskDone(task.activity_key, variables),
        Kind.TASK_COMPLETED,
        {"variables": variables, "role": task.role, "form": task.form_digest},
        element=task.element,
        activity_key=task.activity_key,
        submission=digest,
    )
    go_on(case)
    opened = case.finish()
    if digest is not None:
        drafts.drop(work.connection, work.actor.user_id, task.task_id)
    mine = (t.task_id for t in opened if not t.panel and holds(work, case.row, t.role))
    return Completed(row.case_id, next(mine, None))


def held_task(work: Work, task_id: str) -> tuple[CaseRow, TaskRow]:
    """Lock the case of a task and read both."""
    case_id = case_of(task_id)
    if case_id is None or not work.lock_if_there(case_id):
        raise NotFound("task")
    work.case_id = case_id
    found = cases.read_with_task(work.connection, task_id)
    if found is None:
        raise NotFound("task")
    return found


def _submit(
    case: CaseWork, task: TaskRow, answers: Answers | None
) -> tuple[str | None, dict[str, Value]]:
    if answers is None or task.form_id is None or task.form_digest is None:
        return None, {}
    form = case.bundle.form(task.form_id)
    variables = checked(decisions(form, answers))
    work = case.work
    digest = submissions.add(
        work.connection,
        submissions.Submission(
            case_id=case.case_id,
            mission_id=case.row.mission_id,
            task_id=task.task_id,
            element=task.element,
            form_id=task.form_id,
            form_digest=task.form_digest,
            answers=answers.values,
            actor=work.actor.user_id,
            at=work.now,
            legal_date=case.legal_date,
        ),
    )
    latest = {**cast("Mapping[str, Value]", loads(case.row.latest)), task.form_id: digest}
    case.row = replace(case.row, latest=dumps(latest))
    _retitle(case, form, answers.values)
    return digest, variables


def _retitle(case: CaseWork, form: Form, answers: Mapping[str, Value]) -> None:
    """Call a proposal by the title its author gave it, unless its process names its cases."""
    if case.row.party_id != case.case_id or "case.title" in case.bundle.process.properties:
        return
    title = record_values(form, Answers(form.digest, answers)).get("title")
    if isinstance(title, str) and title:
        case.row = replace(case.row, title=title, folded=fold(title))
