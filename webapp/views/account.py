"""One's own account: name, roles, language, password, tokens."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.change_password import ChangePassword
from engine.commands.accounts.errors import PasswordRefused
from engine.commands.accounts.set_language import SetLanguage
from engine.questions.accounts.own_account import OwnSecondFactor, OwnSessions
from engine.questions.accounts.tokens_of import TokensOf
from webapp.language import LANGUAGES
from webapp.posting import command_id, say
from webapp.visitors import TOKEN, actor, ask, engine, own_path, remember_language, session

pages = Blueprint("account", __name__)
#: Long enough to be of use, short enough to be forgotten without harm.
_USUAL: Final = timedelta(days=90)


@dataclass(frozen=True)
class Typed:
    """What stands in the form for a new token."""

    name: str
    scope: str
    expires_on: str


@pages.get("/tai-khoan")
def page() -> ResponseReturnValue:
    return shown({})


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


@pages.get("/tai-khoan/mat-khau")
def password_form() -> ResponseReturnValue:
    """Lead back: whoever changes the language after a refused password comes here."""
    return redirect(url_for("account.page"), 303)


@pages.post("/tai-khoan/mat-khau")
def change_password() -> ResponseReturnValue:
    current, new = request.form.get("current", ""), request.form.get("new", "")
    if new != request.form.get("repeat", ""):
        return shown({"repeat": "account.differs"}), 422
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
    except PasswordRefused as refusal:
        field = "current" if refusal.why == "current" else "new"
        return shown({field: f"password_refused.{refusal.why}"}), 422
    say("account.changed")
    return redirect(url_for("account.page"), 303)


def shown(
    problems: Mapping[str, str],
    typed: Typed | None = None,
    *,
    secret: str = "",
    summary_key: str = "account.summary",
) -> str:
    """Render the page, with what is wrong with one of its forms, or with a new secret."""
    me = actor()
    usual = engine().today() + _USUAL
    return render_template(
        "account/page.html",
        me=me,
        factor=ask(OwnSecondFactor(me)),
        sessions=ask(OwnSessions(me, request.cookies.get(TOKEN, ""))),
        tokens=ask(TokensOf(me)),
        problems=problems,
        typed=typed or Typed("", "read", usual.isoformat()),
        secret=secret,
        summary_key=summary_key,
    )
