"""One's own account: name, roles, language, password."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.change_password import ChangePassword
from engine.commands.accounts.set_language import SetLanguage
from engine.model.errors import EngineError
from webapp.errors import status_of
from webapp.language import LANGUAGES
from webapp.posting import command_id, say
from webapp.visitors import actor, engine, own_path, remember_language, session

pages = Blueprint("account", __name__)
_SHORTEST_PASSWORD = 12


@pages.get("/tai-khoan")
def page() -> ResponseReturnValue:
    return _page({})


@pages.post("/ngon-ngu")
def choose_language() -> ResponseReturnValue:
    chosen = request.form.get("language", "")
    chosen = chosen if chosen in LANGUAGES else LANGUAGES[0]
    if session() is not None:
        engine().do(SetLanguage(actor(), command_id(), chosen))
    response = make_response(
        redirect(own_path(request.form.get("tiep"), url_for("home.page")), 303)
    )
    remember_language(response, chosen)
    return response


@pages.post("/tai-khoan/mat-khau")
def change_password() -> ResponseReturnValue:
    current, new = request.form.get("current", ""), request.form.get("new", "")
    if len(new) < _SHORTEST_PASSWORD:
        return _page({"new": "account.short"}), 422
    if new != request.form.get("repeat", ""):
        return _page({"repeat": "account.differs"}), 422
    try:
        engine().do(ChangePassword(actor(), command_id(), current, new))
    except EngineError as refusal:
        return _page({"current": f"refused.{refusal.code}"}), status_of(refusal)
    say("account.changed")
    return redirect(url_for("account.page"), 303)


def _page(problems: dict[str, str]) -> str:
    return render_template("account/page.html", me=actor(), problems=problems)
