"""Signing in and out."""

import uuid
from collections.abc import Mapping

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue

from engine.commands.accounts.errors import SignInRefused
from engine.commands.accounts.sign_in import EnterCode, SignIn
from engine.commands.accounts.sign_out import SignOut
from engine.model.actors import SYSTEM
from engine.questions.accounts.own_account import WaitsForCode
from webapp import carried
from webapp.posting import command_id, say
from webapp.samples import sample_accounts
from webapp.visitors import (
    TOKEN,
    actor,
    arrive,
    ask,
    engine,
    forget_token,
    own_path,
    remember_token,
    session,
)

pages = Blueprint("sign_in", __name__)


@pages.get("/dang-nhap")
def form() -> ResponseReturnValue:
    if session() is not None:
        return redirect(own_path(request.args.get("tiep"), url_for("inbox.page")))
    return page({})


@pages.post("/dang-nhap")
def enter() -> ResponseReturnValue:
    login, password = request.form.get("login", "").strip(), request.form.get("password", "")
    missing = {
        name: f"sign_in.missing_{name}"
        for name, value in (("login", login), ("password", password))
        if not value
    }
    if missing:
        return page(missing), 422
    asked = SignIn(
        login=login,
        password=password,
        address=request.remote_addr or "",
        agent=request.user_agent.string,
        actor=SYSTEM,
        command_id=str(uuid.uuid4()),
    )
    try:
        opened = engine().do(asked)
    except SignInRefused:
        return page({"login": "sign_in.refused"}), 401
    onward = own_path(request.form.get("tiep"), url_for("inbox.page"))
    if opened.needs_code and carried.FIELD in request.form:
        return _given(make_response(_code_page({})), asked.token)
    if opened.needs_code:
        return _given(
            make_response(redirect(url_for("sign_in.code", tiep=onward), 303)), asked.token
        )
    return entered(asked.token, onward)


@pages.get("/dang-nhap/ma")
def code() -> ResponseReturnValue:
    if session() is not None or not ask(WaitsForCode(request.cookies.get(TOKEN, ""))):
        return redirect(url_for("sign_in.form"), 303)
    return _code_page({})


@pages.post("/dang-nhap/ma")
def enter_code() -> ResponseReturnValue:
    """Ask for the password again once the attempt has had its wrong codes."""
    asked = EnterCode(
        request.cookies.get(TOKEN, ""),
        request.form.get("code", ""),
        actor=SYSTEM,
        command_id=str(uuid.uuid4()),
    )
    try:
        judged = engine().do(asked)
    except SignInRefused:
        return redirect(url_for("sign_in.form"), 303)
    if judged.accepted:
        return entered(asked.token, own_path(request.form.get("tiep"), url_for("inbox.page")))
    if judged.tries_left == 0:
        return page({"login": "second_factor.start_again"}), 401
    return _code_page({"code": "refused.code-refused"}), 401


@pages.post("/dang-xuat")
def leave() -> ResponseReturnValue:
    token = request.cookies.get(TOKEN)
    if token and session() is not None:
        engine().do(SignOut(token=token, actor=actor(), command_id=command_id()))
    browser.clear()
    say("sign_in.done")
    response = make_response(redirect(url_for("home.page"), 303))
    forget_token(response)
    return response


def entered(token: str, onward: str) -> ResponseReturnValue:
    """Let somebody in, and keep what they typed before they had to sign in."""
    response = _given(make_response(redirect(onward, 303)), token)
    arrive(token)
    if carried.FIELD in request.form and carried.keep(request.form[carried.FIELD]):
        say("sign_in.kept")
    return response


def _given(response: Response, token: str) -> Response:
    """Give the browser its token; what it carried before belonged to nobody."""
    browser.clear()
    remember_token(response, token)
    return response


def _code_page(problems: Mapping[str, str]) -> str:
    return render_template(
        "sign_in/code.html",
        problems=problems,
        onward=own_path(request.values.get("tiep"), ""),
        typed=request.form.get(carried.FIELD, ""),
    )


def page(problems: Mapping[str, str], onward: str = "", typed: str = "") -> str:
    """Render the sign-in page; ``typed`` is what somebody typed before they had to sign in."""
    return render_template(
        "sign_in/page.html",
        problems=problems,
        login=request.form.get("login", request.args.get("tai-khoan", "")),
        onward=own_path(onward or request.values.get("tiep"), ""),
        typed=typed or request.form.get(carried.FIELD, ""),
        accounts=sample_accounts(),
    )
