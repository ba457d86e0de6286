"""Tokens on one's account page: made, shown once, revoked."""

from datetime import date, timedelta
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.create_token import (
    LONGEST_LASTING,
    LONGEST_NAME,
    SCOPES,
    CreateToken,
)
from engine.commands.accounts.revoke_token import RevokeToken
from engine.questions.accounts.bearer_of import BearerOf
from webapp.posting import command_id, say, say_wrong
from webapp.views.account import Typed, shown
from webapp.visitors import actor, ask, engine

pages = Blueprint("tokens", __name__, url_prefix="/tai-khoan/ma-truy-cap")
_NO_DAY: Final = date.min


@pages.get("")
def form() -> ResponseReturnValue:
    """Lead back: whoever changes the language after posting comes here."""
    return redirect(url_for("account.page"), 303)


@pages.post("")
def create() -> ResponseReturnValue:
    """Make a token and show its secret on this very page: it is nowhere to be read again."""
    typed = Typed(
        name=" ".join(request.form.get("name", "").split()),
        scope=request.form.get("scope", ""),
        expires_on=request.form.get("expires_on", ""),
    )
    until = _day(typed.expires_on)
    problems = _problems(typed, until)
    if problems:
        return shown(problems, typed, summary_key="token.summary"), 422
    asked = CreateToken(typed.name, typed.scope, until, actor=actor(), command_id=command_id())
    engine().do(asked)
    if ask(BearerOf(asked.secret)) is None:
        # A double click: the token there is has the secret that the first answer shows.
        say_wrong("token.made_before")
        return redirect(url_for("account.page"), 303)
    return shown({}, secret=asked.secret)


@pages.post("/<int:token_id>/thu-hoi")
def revoke(token_id: int) -> ResponseReturnValue:
    engine().do(RevokeToken(token_id, actor=actor(), command_id=command_id()))
    say("token.revoked")
    return redirect(url_for("account.page"), 303)


def _problems(typed: Typed, until: date) -> dict[str, str]:
    today = engine().today()
    problems = {}
    if not 0 < len(typed.name) <= LONGEST_NAME:
        problems["name"] = "token.no_name"
    if typed.scope not in SCOPES:
        problems["scope-read"] = "token.no_scope"
    if not timedelta() <= until - today <= LONGEST_LASTING:
        problems["expires_on"] = "token.no_day"
    return problems


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _NO_DAY
