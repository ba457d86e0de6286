"""Signing in and out."""

import uuid
from collections.abc import Mapping

from flask import Blueprint, g, make_response, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue

from engine.commands.accounts.errors import SignInRefused
from engine.commands.accounts.sign_in import EnterCode, SignIn
from engine.commands.accounts.sign_out import SignOut
from engine.model.actors import SYSTEM
from engine.questions.accounts.own_account import CameFromProvider, WaitsForCode
from webapp import carried
from webapp.posting import command_id, say
from webapp.provider import provider, way_out
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
    return (
        _asked_for_code(asked.token, onward) if opened.needs_code else entered(asked.token, onward)
    )


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
    elsewhere = None
    if token and session() is not None:
        elsewhere = way_out() if ask(CameFromProvider(token)) else None
        engine().do(SignOut(token=token, actor=actor(), command_id=command_id()))
    browser.clear()
    settings = provider()
    if elsewhere and settings is not None:
        # A link, because a browser follows no posted form to another site (form-action).
        g.session = None
        left = render_template("sign_in/left.html", way_out=elsewhere, label=settings.label)
        response = make_response(left)
    else:
        say("sign_in.done")
        response = make_response(redirect(url_for("home.page"), 303))
    forget_token(response)
    return response


def entered(token: str, onward: str) -> ResponseReturnValue:
    """Let somebody in, and keep what they typed before they had to sign in."""
    # What the browser carried before belonged to nobody; nothing of it may go on.
    browser.clear()
    arrive(token)
    if carried.FIELD in request.form and carried.keep(request.form[carried.FIELD]):
        say("sign_in.kept")
    response = make_response(redirect(onward, 303))
    remember_token(response, token)
    return response


def _asked_for_code(token: str, onward: str) -> ResponseReturnValue:
    """Lead on to the code; what was typed cannot go by an address, so its page comes at once."""
    browser.clear()
    if carried.FIELD in request.form:
        response = make_response(_code_page({}))
    else:
        response = make_response(redirect(url_for("sign_in.code", tiep=onward), 303))
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
        provider=provider(),
    )
