"""One's own second factor: enrolled, its codes renewed, switched off."""

import io
import uuid

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from engine.commands.accounts.code_errors import CodeRefused
from engine.commands.accounts.codes import address_of, opened, recovery_codes
from engine.commands.accounts.second_factor import (
    BeginSecondFactor,
    ConfirmSecondFactor,
    DropSecondFactor,
    RenewCodes,
)
from engine.questions.accounts.own_account import OwnSecondFactor
from engine.secret import secret_key
from webapp.posting import command_id, say, typed
from webapp.visitors import actor, ask, engine

pages = Blueprint("second_factor", __name__, url_prefix="/tai-khoan/hai-lop")


@pages.get("")
def page() -> ResponseReturnValue:
    return _page({})


@pages.post("/bat")
def begin() -> ResponseReturnValue:
    engine().do(BeginSecondFactor(actor=actor(), command_id=command_id()))
    return redirect(url_for("second_factor.page"), 303)


@pages.post("/xac-nhan")
def confirm() -> ResponseReturnValue:
    """Show the recovery codes once; a repeat of the same form shows the same ones."""
    who, given = actor(), command_id()
    codes = recovery_codes(secret_key(engine().settings), given)
    try:
        engine().do(ConfirmSecondFactor(typed("code"), codes, actor=who, command_id=given))
    except CodeRefused:
        return _page({"code": "refused.code-refused"}), 422
    return render_template("account/recovery_codes.html", codes=codes)


@pages.post("/ma-du-phong")
def renew() -> ResponseReturnValue:
    who, given = actor(), command_id()
    codes = recovery_codes(secret_key(engine().settings), given)
    if not engine().do(RenewCodes(typed("code"), codes, actor=who, command_id=given)).accepted:
        return _page({"code": "refused.code-refused"}), 422
    return render_template("account/recovery_codes.html", codes=codes)


@pages.post("/tat")
def drop() -> ResponseReturnValue:
    command = DropSecondFactor(
        request.form.get("password", ""),
        typed("off_code"),
        actor=actor(),
        command_id=str(uuid.uuid4()),
    )
    if not engine().do(command).accepted:
        return _page({"off_code": "second_factor.wrong"}), 422
    say("second_factor.off_done")
    return redirect(url_for("account.page"), 303)


def _page(problems: dict[str, str]) -> str:
    factor = ask(OwnSecondFactor(actor()))
    secret = opened(engine().settings, factor.kept) if factor.kept else ""
    return render_template(
        "account/second_factor_page.html",
        factor=factor,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=_picture(address_of(secret, factor.login)) if secret else "",
        problems=problems,
    )


def _picture(address: str) -> Markup:
    """Draw the address as a QR code inside the page: nothing is fetched from anywhere."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=5, border=4, xmldecl=False, svgns=True, nl=False, omitsize=False
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704 - drawn here from our own numbers
