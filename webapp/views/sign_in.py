"""Signing in and out."""

import uuid
from collections.abc import Mapping

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue

from engine.commands.accounts.errors import SignInRefused
from engine.commands.accounts.sign_in import SignIn
from engine.commands.accounts.sign_out import SignOut
from engine.model.actors import SYSTEM
from webapp import carried
from webapp.posting import command_id, say
from webapp.samples import sample_accounts
from webapp.visitors import (
    TOKEN,
    actor,
    arrive,
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
        actor=SYSTEM,
        command_id=str(uuid.uuid4()),
    )
    try:
        engine().do(asked)
    except SignInRefused:
        return page({"login": "sign_in.refused"}), 401
    # What the browser carried before belonged to nobody; nothing of it may go on.
    browser.clear()
    arrive(asked.token)
    if carried.FIELD in request.form and carried.keep(request.form[carried.FIELD]):
        say("sign_in.kept")
    response = make_response(
        redirect(own_path(request.form.get("tiep"), url_for("inbox.page")), 303)
    )
    remember_token(response, asked.token)
    return response


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
