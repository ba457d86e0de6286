"""Starting a case: from an authority's page, a call or a mission."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.cases.start_case import StartCase
from webapp.posting import command_id
from webapp.visitors import actor, engine

pages = Blueprint("starting", __name__)


@pages.post("/bat-dau")
def start() -> ResponseReturnValue:
    started = engine().do(
        StartCase(
            process_id=request.form.get("process_id", "")[:64],
            authority_id=_number("authority_id") or 0,
            from_case=_number("from_case"),
            mission_id=_number("mission_id"),
            actor=actor(),
            command_id=command_id(),
        )
    )
    if started.task_id is not None:
        return redirect(url_for("task.page", place=started.task_id), 303)
    return redirect(url_for("case.page", case_id=started.case_id), 303)


def _number(name: str) -> int | None:
    posted = request.form.get(name, "")
    return int(posted) if posted.isascii() and posted.isdigit() else None
