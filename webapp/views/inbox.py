"""Everything that waits for a person or for their unit, by deadline."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.questions.cases.startable_here import StartableHere
from engine.questions.inbox.inbox import Inbox
from webapp.posting import command_id, page_number, searched
from webapp.visitors import actor, ask, engine, own_path

pages = Blueprint("inbox", __name__)


@pages.get("/hop-viec")
def page() -> ResponseReturnValue:
    scope = "unit" if request.args.get("cua") == "don-vi" else "mine"
    asked = Inbox(actor(), scope=scope, text=searched(), page=page_number())
    return render_template(
        "inbox/page.html",
        inbox=ask(asked),
        asked=asked,
        startable=ask(StartableHere(actor())),
    )


@pages.post("/cong-viec/<place>/nhan")
def claim(place: str) -> ResponseReturnValue:
    engine().do(ClaimTask(task_id=place, actor=actor(), command_id=command_id()))
    return redirect(url_for("task.page", place=place), 303)


@pages.post("/cong-viec/<place>/tra-lai")
def release(place: str) -> ResponseReturnValue:
    engine().do(ReleaseTask(task_id=place, actor=actor(), command_id=command_id()))
    return redirect(own_path(request.form.get("tiep"), url_for("inbox.page")), 303)
