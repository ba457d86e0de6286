"""One's own account: name, roles, language, password."""

import uuid

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.change_password import ChangePassword
from engine.commands.accounts.errors import PasswordRefused
from engine.commands.accounts.set_language import SetLanguage
from webapp.language import LANGUAGES
from webapp.posting import command_id, say
from webapp.visitors import TOKEN, actor, engine, own_path, remember_language, session

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
        engine().do(SetLanguage(language=chosen, actor=actor(), command_id=command_id()))
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
        engine().do(
            ChangePassword(
                current=current,
                new=new,
                kept_token=request.cookies.get(TOKEN),
                actor=actor(),
                command_id=str(uuid.uuid4()),
            )
        )
    except PasswordRefused:
        return _page({"current": "account.wrong_current"}), 422
    say("account.changed")
    return redirect(url_for("account.page"), 303)


def _page(problems: dict[str, str]) -> str:
    return render_template("account/page.html", me=actor(), problems=problems)
