"""Signing in and out."""

import uuid

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue

from engine.commands.accounts.errors import SignInRefused
from engine.commands.accounts.sign_in import SignIn
from engine.commands.accounts.sign_out import SignOut
from engine.model.actors import SYSTEM
from webapp.posting import command_id, say
from webapp.samples import sample_accounts
from webapp.visitors import TOKEN, actor, engine, forget_token, own_path, remember_token, session

pages = Blueprint("sign_in", __name__)


@pages.get("/dang-nhap")
def form() -> ResponseReturnValue:
    if session() is not None:
        return redirect(own_path(request.args.get("tiep"), url_for("inbox.page")))
    return _page({})


@pages.post("/dang-nhap")
def enter() -> ResponseReturnValue:
    login, password = request.form.get("login", "").strip(), request.form.get("password", "")
    missing = {
        name: f"sign_in.missing_{name}"
        for name, value in (("login", login), ("password", password))
        if not value
    }
    if missing:
        return _page(missing), 422
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
        return _page({"login": "sign_in.refused"}), 401
    # What the browser carried before belonged to nobody; nothing of it may go on.
    browser.clear()
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


def _page(problems: dict[str, str]) -> str:
    return render_template(
        "sign_in/page.html",
        problems=problems,
        login=request.form.get("login", request.args.get("tai-khoan", "")),
        onward=own_path(request.values.get("tiep"), ""),
        accounts=sample_accounts(),
    )
