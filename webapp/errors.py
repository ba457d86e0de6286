"""Refusals as pages: the HTTP status of each code, what was refused, and what to do now."""

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from engine.model.errors import EngineError
from webapp.language import catalogue
from webapp.visitors import SignInNeeded, language, note_refusal

#: Every code the screens may meet; a code not named here is a conflict, 409.
STATUS: Final = {
    "answers-rejected": 422,
    "file-not-yours": 422,
    "file-too-large": 413,
    "file-type-refused": 415,
    "not-allowed": 403,
    "not-found": 404,
    "sign-in-refused": 401,
    "too-many-tries": 429,
}
_CONFLICT: Final = 409
#: Refusals of HTTP itself that the access log keeps.
_NOTED: Final = frozenset({"file-too-large", "too-many-tries"})


def status_of(refusal: EngineError) -> int:
    """Return the HTTP status by which ``refusal`` is told."""
    return STATUS.get(refusal.code, _CONFLICT)


def page(code: str, status: int, said: str = "") -> ResponseReturnValue:
    """Render what was refused and the remedy; ``said`` stands in for a code without a text."""
    known = code if f"refused.{code}" in catalogue(language()) else "other"
    return render_template("error.html", code=code, known=known, said=said), status


def _refused(refusal: EngineError) -> ResponseReturnValue:
    return page(refusal.code, status_of(refusal), str(refusal))


def _sign_in(_: SignInNeeded) -> ResponseReturnValue:
    asked = request.full_path.rstrip("?")
    if request.method != "GET":
        # Where the form stood: what it posts to is no page.
        asked = urlsplit(request.referrer or "").path
    return redirect(url_for("sign_in.form", tiep=asked), 303)


def _forged(_: CSRFError) -> ResponseReturnValue:
    return page("page-expired", 400)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.response is not None:
        return error
    codes = {
        400: "bad-request",
        404: "not-found",
        405: "not-found",
        413: "file-too-large",
        429: "too-many-tries",
    }
    code = codes.get(error.code, "broken")
    if code in _NOTED:
        note_refusal(code, f"{request.method} {request.path}")
    return page(code, error.code)


def install(app: Flask) -> None:
    """Register the handlers; a bug stays a bug in the log and is told without its details."""
    app.register_error_handler(EngineError, _refused)
    app.register_error_handler(SignInNeeded, _sign_in)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
