"""Inbox and tasks: claimed, drafted, completed; panel items filed; panels closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.commands.cases.complete_task import Completed, CompleteTask
from engine.commands.cases.save_draft import SaveDraft
from engine.commands.errors import FormMismatch, NotAllowed, TaskNotOpen
from engine.commands.panels.close_panel import ClosePanel
from engine.commands.panels.file_panel_item import Filed, FilePanelItem
from engine.forms import Answers, AnswersRejected, read_answers
from engine.model.clock import in_vietnam
from engine.model.errors import EngineError
from engine.model.values import Value
from engine.questions.councils.council_page import CouncilPage
from engine.questions.councils.my_councils import MyCouncils
from engine.questions.inbox.inbox import Inbox
from engine.questions.tasks.task_page import TaskPage, TaskView
from webapp.api.operations import Call, Operation, asks, does
from webapp.visitors import ask, engine, language, note_refusal

_AREA = "tasks"
_COUNCILS = "councils"


@dataclass(frozen=True)
class Waiting:
    """What an inbox is asked for."""

    scope: Literal["mine", "unit"] = "mine"
    text: str = ""


@dataclass(frozen=True)
class Completion:
    """Answers to the form of a task; none of both for a task without a form."""

    place: str
    form_digest: str | None = None
    answers: Mapping[str, Value] | None = None


@dataclass(frozen=True)
class Filing:
    """Answers to the form of a panel item."""

    place: str
    form_digest: str
    answers: Mapping[str, Value]


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    inbox = asks(Inbox, "/inbox", "getInbox", "List what waits for oneself or one's unit", _AREA)
    return (
        replace(inbox, takes=Waiting, run=_inbox),
        asks(TaskPage, "/tasks/{place}", "getTask", "Read a task or a panel item", _AREA),
        does(ClaimTask, "/tasks/{task_id}/claim", "claimTask", "Take a task in hand", _AREA),
        does(ReleaseTask, "/tasks/{task_id}/release", "releaseTask",
             "Put a task back for one's unit", _AREA),
        replace(
            does(SaveDraft, "/tasks/{place}/draft", "saveDraft",
                 "Keep a half-filled form for oneself", _AREA, method="PUT"),
            run=_draft,
        ),
        Operation(
            "completeTask", "POST", "/tasks/{place}/completion", "Complete a task", _AREA,
            Completion, Completed, _complete,
        ),
        asks(MyCouncils, "/councils", "listCouncils", "List the councils one sits in", _COUNCILS),
        asks(CouncilPage, "/councils/{council_id}", "getCouncil", "Read a council", _COUNCILS),
        Operation(
            "filePanelItem", "POST", "/panel-items/{place}/filing",
            "File a review or a ballot, sealed until the tally", _COUNCILS,
            Filing, Filed, _file,
        ),
        does(ClosePanel, "/tasks/{task_id}/tally", "closePanel",
             "Close a panel and tally its ballots", _COUNCILS),
    )  # fmt: skip


def _inbox(_: Operation, call: Call) -> object:
    return ask(Inbox(call.actor, **dict(call.values)))  # type: ignore[arg-type]


def _task(call: Call) -> TaskView:
    return ask(TaskPage(call.actor, call.text("place"), beside=False))


def _draft(_: Operation, call: Call) -> None:
    task = _task(call)
    if not task.may_complete:
        raise _noted(NotAllowed(f"keep a draft at task {task.place}"), "SaveDraft", task)
    engine().do(SaveDraft(**dict(call.values), **call.about_command))  # type: ignore[arg-type]


def _complete(_: Operation, call: Call) -> Completed:
    task = _task(call)
    if task.kind != "task":
        raise _noted(TaskNotOpen(task.place), "CompleteTask", task)
    answers = _answers(task, call, "CompleteTask")
    return engine().do(
        CompleteTask(
            task.place,
            answers.form_digest if answers else None,
            answers,
            **call.about_command,  # type: ignore[arg-type]
        )
    )


def _file(_: Operation, call: Call) -> Filed:
    task = _task(call)
    answers = _answers(task, call, "FilePanelItem")
    if task.kind not in {"ballot", "review"} or answers is None:
        raise _noted(TaskNotOpen(task.place), "FilePanelItem", task)
    return engine().do(
        FilePanelItem(task.place, answers.form_digest, answers, **call.about_command)  # type: ignore[arg-type]
    )


def _answers(task: TaskView, call: Call, command: str) -> Answers | None:
    """Read the answers as the page reads them; raises ``AnswersRejected``.

    Whose task it is comes first: to whoever may not complete it, the command says so, and
    nothing is said of its form.
    """
    given = cast("Mapping[str, Value] | None", call.values.get("answers"))
    digest = call.values.get("form_digest")
    if not task.may_complete or given is None:
        return None if given is None else Answers(str(digest), {})
    if task.form is None or digest != task.form.digest:
        raise _noted(FormMismatch(task.place), command, task)
    try:
        return read_answers(
            task.form,
            given,
            context=task.context,
            now=in_vietnam(engine().now()),
            language="en" if language() == "en" else "vi",
        )
    except AnswersRejected as refusal:
        raise _noted(refusal, command, task) from None


def _noted(refusal: EngineError, command: str, task: TaskView) -> EngineError:
    """Write into the access log what is refused before the engine is given a command."""
    note_refusal(refusal.code, f"{command} place={task.place}")
    return refusal
