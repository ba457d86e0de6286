"""The form of a task on its page: what stands in it, what is wrong with it, how it is shown."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from flask import render_template, request, url_for
from markupsafe import Markup

from engine.commands.errors import FormMismatch
from engine.forms import Answers, AnswersRejected, Form, Language, Problem, prefill, read_answers
from engine.model.clock import in_vietnam
from engine.model.errors import EngineError
from engine.model.values import Value
from engine.questions.tasks.task_page import TaskView
from webapp.diagrams import steps_of
from webapp.errors import status_of
from webapp.forms import Page, read_post, render_fields, render_form, with_files
from webapp.language import text, text_or
from webapp.uploads import store_uploads
from webapp.visitors import engine, language, note_refusal

Problems = Mapping[str, Sequence[Problem]]
_NONE: Final[Problems] = MappingProxyType({})


@dataclass(frozen=True)
class TaskSheet:
    """A task with raw values in its form, exactly as they were typed."""

    task: TaskView
    form: Form
    raw: Mapping[str, Value]
    now: datetime
    problems: Problems = field(default_factory=lambda: _NONE)
    #: What the engine refused, in the visitor's words.
    refusal: str = ""
    #: The HTTP status of a refused file, 0 where none was.
    status_of_files: int = 0
    #: Whether somebody has tried to file it: from then on it says what is still wrong.
    checked: bool = False
    #: Whether the values are a draft made with an earlier version of the form.
    is_outdated: bool = False

    @property
    def draft_id(self) -> str:
        """Return an id for one saving: drafts follow each other from one page."""
        return str(uuid.uuid4())

    def with_problems(self, found: Problems) -> "TaskSheet":
        return replace(self, problems={**found, **self.problems}, checked=True)

    def refused(self, refusal: EngineError) -> "TaskSheet":
        return replace(self, refusal=words_of(refusal))

    def told(self, key: str) -> "TaskSheet":
        """Return the sheet with that sentence above it."""
        return replace(self, refusal=text(language(), key))

    def on(self, task: TaskView) -> "TaskSheet":
        return replace(self, task=task, form=task.form or self.form)


def words_of(refusal: EngineError) -> str:
    """Return what was refused and the remedy, in the visitor's language."""
    return text_or(language(), f"refused.{refusal.code}", str(refusal))


def first_sheet(task: TaskView) -> TaskSheet | TaskView:
    """Return the sheet with the person's draft in it, else with first values.

    A draft made with an earlier version of the form is shown as far as its keys still are.
    """
    if task.form is None:
        return task
    now = _now()
    if task.draft is None:
        return TaskSheet(task, task.form, prefill(task.form, task.context, now), now)
    outdated = task.draft_digest != task.form.digest
    return TaskSheet(task, task.form, task.draft, now, is_outdated=outdated)


def typed_sheet(task: TaskView) -> TaskSheet:
    """Return the sheet as it was posted, its chosen files already kept."""
    if task.form is None:
        raise FormMismatch(task.place)
    uploads = store_uploads()
    raw = with_files(task.form, read_post(task.form, request.form), uploads.kept)
    return TaskSheet(
        task,
        task.form,
        raw,
        _now(),
        problems=uploads.problems,
        status_of_files=status_of(uploads.refusal) if uploads.refusal else 0,
        checked="_checked" in request.form,
    )


def judged(sheet: TaskSheet) -> Answers:
    """Return the answers; raises ``AnswersRejected`` or ``FormMismatch``."""
    if request.form.get("form_digest") != sheet.form.digest:
        note_refusal(FormMismatch.code, f"CompleteTask place={sheet.task.place}")
        raise FormMismatch(sheet.task.place)
    answers = _read(sheet)
    if sheet.problems:
        raise AnswersRejected({name: tuple(found) for name, found in sheet.problems.items()})
    return answers


def fields_again(sheet: TaskSheet) -> Markup:
    """Return the fields alone; once checked, with what is wrong by now."""
    problems = dict(sheet.problems)
    if sheet.checked:
        try:
            _read(sheet)
        except AnswersRejected as refusal:
            problems = {**refusal.problems, **problems}
    return render_fields(sheet.form, sheet.raw, problems, sheet.task.context, _page(sheet))


def shown(sheet: TaskSheet | TaskView, refusal: str = "") -> str:
    """Render the page of the task with this sheet in it, and what was refused beside it."""
    if isinstance(sheet, TaskSheet):
        refusal = sheet.refusal
        fields = render_form(
            sheet.form, sheet.raw, sheet.problems, sheet.task.context, _page(sheet)
        )
        task = sheet.task
    else:
        fields, task = Markup(), sheet
    return render_template(
        "task/page.html",
        task=task,
        sheet=sheet,
        refusal=refusal,
        fields=fields,
        steps=steps_of(task.diagram),
    )


def _read(sheet: TaskSheet) -> Answers:
    return read_answers(
        sheet.form, sheet.raw, context=sheet.task.context, now=sheet.now, language=_language()
    )


def _page(sheet: TaskSheet) -> Page:
    return Page(
        now=sheet.now,
        language=_language(),
        live_url=url_for("task.draft", place=sheet.task.place),
        file_url=lambda digest: url_for("files.download", digest=digest),
        is_outdated=sheet.is_outdated,
    )


def _language() -> Language:
    return "en" if language() == "en" else "vi"


def _now() -> datetime:
    return in_vietnam(engine().now())
