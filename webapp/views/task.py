"""A task, a panel item or a panel to close: seen, drafted, filed."""

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.cases.complete_task import CompleteTask
from engine.commands.cases.save_draft import SaveDraft
from engine.commands.errors import PanelNotReady
from engine.commands.panels.close_panel import ClosePanel
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.forms import Answers, AnswersRejected
from engine.model.errors import EngineError
from engine.questions.tasks.task_page import TaskPage, TaskView
from webapp.diagrams import bpmn_file
from webapp.errors import status_of
from webapp.forms import wants_refresh
from webapp.posting import command_id, say
from webapp.task_sheet import (
    TaskSheet,
    fields_again,
    first_sheet,
    judged,
    shown,
    typed_sheet,
    words_of,
)
from webapp.visitors import actor, ask, engine, note_refusal
from webapp.wording import called

pages = Blueprint("task", __name__, url_prefix="/cong-viec")


@pages.get("/<place>")
def page(place: str) -> ResponseReturnValue:
    return shown(first_sheet(_task(place)))


@pages.post("/<place>")
def submit(place: str) -> ResponseReturnValue:
    task = _task(place, beside=False)
    if task.form is None:
        return _done(task, None)
    sheet = typed_sheet(task)
    if request.form.get("_do") == "draft":
        _keep(sheet)
        say("task.draft_kept")
        return redirect(url_for("task.page", place=place), 303)
    if wants_refresh(request.form):
        _keep(sheet)
        return shown(sheet.on(_task(place)))
    try:
        answers = judged(sheet)
        return _done(task, answers)
    except AnswersRejected as refusal:
        note_refusal(refusal.code, f"CompleteTask place={place}")
        _keep(sheet)
        seen = sheet.on(_task(place))
        return shown(seen.with_problems(refusal.problems)), sheet.status_of_files or 422
    except EngineError as refusal:
        # Asked anew: what the page allows has changed, what was typed has not.
        now = sheet.on(_task(place))
        return shown(now.refused(refusal)), status_of(refusal)


@pages.post("/<place>/nhap")
def draft(place: str) -> ResponseReturnValue:
    """Keep what was typed and give the fields back as they stand now: a page swaps them in."""
    sheet = typed_sheet(_task(place, beside=False))
    _keep(sheet)
    response = make_response(fields_again(sheet))
    response.headers["X-Draft-Saved"] = f"{sheet.now:%H:%M}"
    return response


@pages.post("/<place>/kiem-phieu")
def close_panel(place: str) -> ResponseReturnValue:
    try:
        closed = engine().do(ClosePanel(task_id=place, actor=actor(), command_id=command_id()))
    except PanelNotReady as refusal:
        return shown(_task(place), words_of(refusal)), status_of(refusal)
    say("panel.closed")
    return redirect(url_for("case.page", case_id=closed.case_id), 303)


@pages.get("/<place>/so-do.bpmn")
def diagram(place: str) -> Response:
    return bpmn_file(_task(place).diagram.xml)


def _task(place: str, *, beside: bool = True) -> TaskView:
    return ask(TaskPage(actor(), place, beside))


def _keep(sheet: TaskSheet) -> None:
    if sheet.task.may_complete:
        engine().do(
            SaveDraft(
                place=sheet.task.place,
                form_digest=sheet.form.digest,
                raw=sheet.raw,
                actor=actor(),
                command_id=command_id() if request.endpoint != "task.draft" else sheet.draft_id,
            )
        )


def _done(task: TaskView, answers: Answers | None) -> ResponseReturnValue:
    """File or complete, and lead on to what the same person does next."""
    digest = answers.form_digest if answers else None
    if task.kind in {"ballot", "review"} and answers is not None:
        engine().do(
            FilePanelItem(
                item_id=task.place,
                form_digest=answers.form_digest,
                answers=answers,
                actor=actor(),
                command_id=command_id(),
            )
        )
        say("task.filed", name=called(task.name, task.name_en))
        return redirect(url_for("inbox.page"), 303)
    completed = engine().do(
        CompleteTask(
            task_id=task.place,
            form_digest=digest,
            answers=answers,
            actor=actor(),
            command_id=command_id(),
        )
    )
    say("task.completed", name=called(task.name, task.name_en))
    if completed.next_task_id is not None:
        return redirect(url_for("task.page", place=completed.next_task_id), 303)
    return redirect(url_for("inbox.page"), 303)
