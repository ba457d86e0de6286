"""Signing in through a provider: away, and back."""

import uuid

from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue

from engine.commands.accounts.errors import NotKnownHere
from engine.commands.accounts.sign_in_from_outside import SignInFromOutside
from engine.model.actors import SYSTEM
from engine.model.errors import EngineError
from webapp import errors
from webapp.provider import ProviderRefused, listen, provider, send_away
from webapp.views.sign_in import entered
from webapp.visitors import engine, note_refusal, own_path

pages = Blueprint("provider", __name__, url_prefix="/dang-nhap/cong")
_ONWARD = "tiep"


@pages.get("")
def away() -> ResponseReturnValue:
    """Remember where the person wanted to go; the provider is told nothing of it."""
    browser[_ONWARD] = own_path(request.args.get("tiep"), "")
    try:
        return send_away(_address())
    except EngineError as refusal:
        return _told(refusal)


@pages.get("/ve")
def back() -> ResponseReturnValue:
    settings = provider()
    try:
        said = listen()
        if settings is None:
            raise ProviderRefused("none is set")
        command = SignInFromOutside(
            issuer=settings.issuer,
            subject=said.subject,
            claim=said.claim,
            by_email=settings.claim == "email",
            address=request.remote_addr or "",
            agent=request.user_agent.string,
            actor=SYSTEM,
            command_id=str(uuid.uuid4()),
        )
        engine().do(command)
    except NotKnownHere as refusal:
        return _page(refusal)
    except EngineError as refusal:
        return _told(refusal)
    onward = own_path(browser.get(_ONWARD), "") or url_for("inbox.page")
    return entered(command.token, onward)


def _told(refusal: EngineError) -> ResponseReturnValue:
    """Tell on a calm page what did not work; the access log keeps it."""
    why = refusal.why if isinstance(refusal, ProviderRefused) else ""
    note_refusal(refusal.code, f"provider {why}".strip())
    return _page(refusal)


def _page(refusal: EngineError) -> ResponseReturnValue:
    found = provider()
    if found is None:
        return redirect(url_for("sign_in.form"), 303)
    page = render_template("sign_in/not_yet.html", code=refusal.code, label=found.label)
    return page, errors.status_of(refusal)


def _address() -> str:
    found = provider()
    own = found.redirect if found is not None else None
    return own or url_for("provider.back", _external=True)
