"""The end of somebody's service, and the hand-over of what they had in hand."""

import uuid
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.commands.accounts.end_employment import EndEmployment
from engine.commands.accounts.hand_over_task import HandOverTask
from engine.model.errors import EngineError
from engine.questions.administration.person import Person, TaskInHand
from webapp.posting import chosen, command_id, typed
from webapp.small_forms import problems_of
from webapp.visitors import actor, ask, engine

pages = Blueprint("leaving", __name__, url_prefix="/quan-tri/nguoi-dung/<int:user_id>")


@dataclass(frozen=True)
class Handed:
    """What became of one task: empty ``code`` where it was handed over."""

    task: TaskInHand
    code: str


@pages.get("/ket-thuc")
def form(user_id: int) -> ResponseReturnValue:
    return _page(user_id, {})


@pages.post("/ket-thuc")
def end(user_id: int) -> ResponseReturnValue:
    """End the service first: what cannot be handed over now can be later, by the same page."""
    before = ask(Person(actor(), user_id))
    given, reason = command_id(), typed("reason_end")
    if before.account.ended_on is None:
        try:
            engine().do(EndEmployment(user_id, reason, actor=actor(), command_id=given))
        except EngineError as refusal:
            return _page(user_id, problems_of(refusal, "end")), 422
    elif not reason:
        return _page(user_id, {"reason_end": "refused.reason-missing"}), 422
    return render_template(
        "administration/person/handed.html",
        found=ask(Person(actor(), user_id)),
        handed=[_hand_over(user_id, one, reason) for one in before.tasks],
    )


def _hand_over(user_id: int, task: TaskInHand, reason: str) -> Handed:
    command = HandOverTask(
        task.task_id,
        user_id,
        chosen("colleague"),
        reason,
        actor=actor(),
        command_id=str(uuid.uuid4()),
    )
    try:
        engine().do(command)
    except EngineError as refusal:
        return Handed(task, refusal.code)
    return Handed(task, "")


def _page(user_id: int, problems: dict[str, str]) -> str:
    return render_template(
        "administration/person/leaving.html",
        found=ask(Person(actor(), user_id)),
        problems=problems,
    )
