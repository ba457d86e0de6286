"""One's own sessions: ended one by one, or all but the one at hand."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.end_session import EndOtherSessions, EndSession
from webapp.posting import command_id, say, typed
from webapp.visitors import TOKEN, actor, engine

pages = Blueprint("sessions", __name__, url_prefix="/tai-khoan/phien")


@pages.post("/ket-thuc")
def end() -> ResponseReturnValue:
    who = actor()
    engine().do(EndSession(typed("key"), actor=who, command_id=command_id()))
    say("sessions.ended")
    return redirect(url_for("account.page"), 303)


@pages.post("/ket-thuc-phien-khac")
def end_others() -> ResponseReturnValue:
    who = actor()
    token = request.cookies.get(TOKEN, "")
    engine().do(EndOtherSessions(token, actor=who, command_id=command_id()))
    say("sessions.ended_others")
    return redirect(url_for("account.page"), 303)
