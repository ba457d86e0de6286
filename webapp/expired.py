"""A form whose page or session has expired: nothing is filed, and nothing that was typed is lost.

Only what a page of this site posted is carried on, as the browser itself tells by ``Origin``:
what another site made a browser post ends here.
"""

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from engine.questions.tasks.task_page import TaskPage
from webapp import errors
from webapp.carried import carried
from webapp.task_sheet import shown, typed_sheet
from webapp.views import sign_in
from webapp.visitors import SignInNeeded, actor, ask, note_refusal, session

_TASK_FORM: Final = "task.submit"
_BAD_REQUEST: Final = 400
_SIGN_IN: Final = 401


def install(app: Flask) -> None:
    """Register what becomes of a post that comes too late."""
    app.register_error_handler(CSRFError, _without_token)
    app.register_error_handler(SignInNeeded, _signed_out)


def _without_token(_: CSRFError) -> ResponseReturnValue:
    note_refusal(errors.EXPIRED, f"{request.method} {request.path}")
    if not _is_our_task_form():
        return errors.page(errors.EXPIRED, _BAD_REQUEST)
    if session() is None:
        return _sign_in_and_go_on()
    task = ask(TaskPage(actor(), _place()))
    if task.form is None:
        return errors.page(errors.EXPIRED, _BAD_REQUEST)
    return shown(typed_sheet(task).told("task.expired")), _BAD_REQUEST


def _signed_out(_: SignInNeeded) -> ResponseReturnValue:
    if _is_our_task_form():
        return _sign_in_and_go_on()
    asked = request.full_path.rstrip("?")
    if request.method != "GET":
        # Where the form stood: what it posts to is no page.
        asked = urlsplit(request.referrer or "").path
    return redirect(url_for("sign_in.form", tiep=asked), 303)


def _sign_in_and_go_on() -> ResponseReturnValue:
    onward = url_for("task.page", place=_place())
    return sign_in.page({}, onward, carried(_place())), _SIGN_IN


def _is_our_task_form() -> bool:
    return request.endpoint == _TASK_FORM and request.origin == request.host_url.rstrip("/")


def _place() -> str:
    return str((request.view_args or {})["place"])
