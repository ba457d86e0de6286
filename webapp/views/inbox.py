"""Everything that waits for a person or for their unit, by deadline."""

from dataclasses import replace
from typing import Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.questions.cases.startable_here import StartableHere
from engine.questions.inbox.inbox import Inbox
from webapp.posting import command_id, page_number, searched
from webapp.visitors import actor, ask, engine, own_path

pages = Blueprint("inbox", __name__)
_SCOPES: Final = {"toi": "mine", "don-vi": "unit"}


@pages.get("/hop-viec")
def page() -> ResponseReturnValue:
    """Show what is mine; where nothing is, and nobody asked for it, what waits for my unit."""
    asked_for = _SCOPES.get(request.args.get("cua", ""))
    asked = Inbox(actor(), scope=asked_for or "mine", text=searched(), page=page_number())
    found = ask(asked)
    if asked_for is None and found.mine == 0 and found.unit and not asked.text:
        asked = replace(asked, scope="unit")
        found = ask(asked)
    return render_template(
        "inbox/page.html", inbox=found, asked=asked, startable=ask(StartableHere(actor()))
    )


@pages.post("/cong-viec/<place>/nhan")
def claim(place: str) -> ResponseReturnValue:
    engine().do(ClaimTask(task_id=place, actor=actor(), command_id=command_id()))
    return redirect(url_for("task.page", place=place), 303)


@pages.post("/cong-viec/<place>/tra-lai")
def release(place: str) -> ResponseReturnValue:
    engine().do(ReleaseTask(task_id=place, actor=actor(), command_id=command_id()))
    return redirect(own_path(request.form.get("tiep"), url_for("inbox.page")), 303)
