"""Moving the date of a sample installation."""

from datetime import date, timedelta
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.sample.move_clock import MoveClock
from webapp.display import day
from webapp.posting import command_id, say, say_wrong
from webapp.visitors import actor, engine, own_path

pages = Blueprint("sample", __name__)
_STEPS: Final = {"1d": 1, "7d": 7, "30d": 30, "182d": 182}


@pages.post("/ngay-he-thong")
def move_clock() -> ResponseReturnValue:
    back = redirect(own_path(request.form.get("tiep"), url_for("home.page")), 303)
    mover, now = actor(), engine().today()
    to = _asked(now)
    if to is None or to <= now:
        say_wrong("sample.no_date", day=day(now))
        return back
    engine().do(MoveClock(to=to, actor=mover, command_id=command_id()))
    say("sample.moved", day=day(to))
    return back


def _asked(now: date) -> date | None:
    step = request.form.get("step", "")
    if step in _STEPS:
        return now + timedelta(days=_STEPS[step])
    try:
        return date.fromisoformat(request.form.get("to", ""))
    except ValueError:
        return None
