"""Refusals as pages: what was refused, and what to do now; to a program, as problems."""

import logging
from typing import Final

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from engine.model.errors import DatabaseAway, EngineError
from webapp import statuses, visitors
from webapp.api import problems
from webapp.api.places import is_api
from webapp.language import catalogue
from webapp.visitors import language, note_refusal, session

#: What HTTP itself refuses, before there is a question or a command.
OF_HTTP: Final = {
    400: "bad-request",
    404: "not-found",
    405: "not-found",
    413: "file-too-large",
    429: "too-many-tries",
}
EXPIRED: Final = "page-expired"
BROKEN: Final = "broken"
_LOG = logging.getLogger(__name__)
#: Refusals of HTTP itself that the access log keeps.
_NOTED: Final = frozenset({"file-too-large", "too-many-tries"})


def status_of(refusal: EngineError) -> int:
    """Return the HTTP status by which ``refusal`` is told."""
    return statuses.status_of(refusal.code)


def page(code: str, status: int, said: str = "") -> ResponseReturnValue:
    """Render what was refused and the remedy; ``said`` stands in for a code without a text."""
    known = next(one for one in (_for_anybody(code), code, "other") if _has_words(one))
    return render_template("error.html", code=code, known=known, said=said), status


def _for_anybody(code: str) -> str:
    """Return the key of words for somebody without an account; they have no inbox to go to."""
    return f"{code}-public" if session() is None else code


def _has_words(key: str) -> bool:
    return f"refused.{key}" in catalogue(language())


def _refused(refusal: EngineError) -> ResponseReturnValue:
    if isinstance(refusal, DatabaseAway):
        _LOG.error("code=%s", refusal.code, exc_info=refusal)
        # The frame of the page would ask the database again.
        visitors.ask_no_more()
    if is_api():
        return problems.refused(refusal)
    return page(refusal.code, status_of(refusal), str(refusal))


def _http(error: HTTPException) -> ResponseReturnValue:
    if is_api():
        return problems.http(error)
    if error.code is None or error.response is not None:
        return error
    code = OF_HTTP.get(error.code, BROKEN)
    if code in _NOTED:
        note_refusal(code, f"{request.method} {request.path}")
    return page(code, error.code)


def install(app: Flask) -> None:
    """Register the handlers; a bug stays a bug in the log and is told without its details."""
    app.register_error_handler(EngineError, _refused)
    app.register_error_handler(HTTPException, _http)
