"""People from a spreadsheet: template, trial, confirmation.

The file is kept nowhere between trial and confirmation: the page carries it along.
"""

import base64
import binascii
from io import BytesIO

from flask import Blueprint, render_template, request, send_file
from flask.typing import ResponseReturnValue

from engine.commands.accounts.errors import ReasonMissing, SheetNotClean
from engine.commands.accounts.import_people import ImportPeople, password_of
from engine.exchange.errors import SheetRefused
from engine.model.actors import GRANTED_ROLES
from engine.questions.administration.people_sheet import CheckPeopleSheet, PeopleTemplate
from engine.questions.administration.person import PeopleChoices
from engine.secret import secret_key
from webapp.language import text_or
from webapp.posting import chosen, command_id, typed
from webapp.visitors import actor, ask, engine, language

pages = Blueprint("people_sheet", __name__, url_prefix="/quan-tri/nguoi-dung/bang-tinh")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("")
def form() -> ResponseReturnValue:
    return _form({})


@pages.get("/mau-<int:authority_id>.xlsx")
def template(authority_id: int) -> ResponseReturnValue:
    names = tuple(text_or(language(), f"role.{role}", role) for role in GRANTED_ROLES)
    found = ask(PeopleTemplate(actor(), authority_id, names))
    return send_file(
        BytesIO(found.data), _XLSX, as_attachment=True, download_name="nguoi-dung.xlsx", max_age=0
    )


@pages.post("")
def check() -> ResponseReturnValue:
    actor()
    file = request.files.get("sheet")
    data = file.stream.read() if file else b""
    if not data:
        return _form({"sheet": "people_sheet.no_file"}), 422
    return _trial(data, {})


@pages.post("/xac-nhan")
def confirm() -> ResponseReturnValue:
    """Create everybody; a repeat of the same form shows the same passwords."""
    who, given = actor(), command_id()
    try:
        data = base64.b64decode(request.form.get("sheet", ""), validate=True)
    except binascii.Error:
        return _form({"sheet": "people_sheet.no_file"}), 422
    command = ImportPeople(
        chosen("authority") or 0, data, typed("reason"), actor=who, command_id=given
    )
    try:
        made = engine().do(command)
    except (SheetNotClean, SheetRefused):
        return _trial(data, {})
    except ReasonMissing:
        return _trial(data, {"reason": "refused.reason-missing"})
    secret = secret_key(engine().settings)
    return render_template(
        "administration/sheet/done.html",
        made=[(login, password_of(secret, given, login)) for login in made.logins],
    )


def _form(problems: dict[str, str]) -> str:
    return render_template(
        "administration/sheet/form.html", problems=problems, choices=ask(PeopleChoices(actor()))
    )


def _trial(data: bytes, problems: dict[str, str]) -> ResponseReturnValue:
    authority_id = chosen("authority") or 0
    try:
        found = ask(CheckPeopleSheet(actor(), authority_id, data))
    except SheetRefused as refusal:
        return _form({"sheet": f"sheet_refused.{refusal.why}"}), 422
    page = render_template(
        "administration/sheet/trial.html",
        found=found,
        authority_id=authority_id,
        sheet=base64.b64encode(data).decode(),
        problems=problems,
    )
    return page, 422 if found.problems or problems else 200
