"""Refusals as problem details (RFC 9457): what was refused, by which code, and the remedy.

``type`` leads to the explanation of the code, which is served here; ``detail`` says what to
do, in the language that was asked for; what a program needs stands beside it as data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import Response, request
from werkzeug.exceptions import HTTPException

from engine.model.errors import EngineError
from engine.model.values import dumps
from webapp.api.errors import (
    BadRequest,
    MediaTypeRefused,
    MethodRefused,
    RequestTooLarge,
    TooManyRequests,
)
from webapp.api.places import BASE
from webapp.language import catalogue
from webapp.statuses import NEEDS_TOKEN, STATUS, status_of
from webapp.visitors import language

MEDIA_TYPE: Final = "application/problem+json"
BROKEN: Final = "broken"
_BROKEN_STATUS: Final = 500
_MISSING: Final = 404
#: What each family of texts is told to screens for; a problem tells these of it.
_TEXTS: Final = "refused."
_FRAME: Final = frozenset({"title", "back", "to_inbox", "to_home", "code", "kept", "other"})


@dataclass(frozen=True)
class Kind:
    """What a code means, whenever it is told."""

    code: str
    status: int
    title: str
    detail: str


@dataclass(frozen=True)
class ProblemPart:
    """One thing wrong with one field."""

    code: str
    message: str


@dataclass(frozen=True)
class Problem:
    """A refusal; ``problems`` lists by field what is wrong with a request or with answers."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
    problems: Mapping[str, tuple[ProblemPart, ...]]
    data: Mapping[str, str]


def kind_of(code: str) -> Kind | None:
    """Return what a code means, ``None`` for what is no code."""
    text = catalogue(language()).get(f"{_TEXTS}{code}")
    if text is None or code in _FRAME:
        return None
    status = _BROKEN_STATUS if code == BROKEN else STATUS.get(code, status_of(code))
    return Kind(code, status, _first_sentence(text), text)


def refused(refusal: EngineError) -> Response:
    """Tell a refusal."""
    data = {name: told for name, value in vars(refusal).items() if (told := _plain(value))}
    problems = {
        str(place): [{"code": one.code, "message": one.message} for one in found]
        for place, found in _problems(refusal).items()
    }
    detail = str(refusal) if language() == "en" else ""
    answer = _answer(refusal.code, status_of(refusal.code), detail, problems, data)
    if refusal.code in NEEDS_TOKEN:
        known = refusal.code != "token-missing"
        answer.headers["WWW-Authenticate"] = (
            'Bearer realm="nhiemvu", error="invalid_token"' if known else 'Bearer realm="nhiemvu"'
        )
    if isinstance(refusal, TooManyRequests):
        answer.headers["Retry-After"] = str(refusal.retry_after)
    return answer


def http(error: HTTPException) -> Response:
    """Tell what HTTP itself refuses, and a bug without its details."""
    status = error.code or _BROKEN_STATUS
    known: dict[int, EngineError] = {
        400: BadRequest("HTTP does not allow it"),
        405: MethodRefused(request.method),
        413: RequestTooLarge(),
        415: MediaTypeRefused("application/json"),
    }
    if status in known:
        answer = refused(known[status])
        allowed = getattr(error, "valid_methods", None)
        if allowed:
            answer.headers["Allow"] = ", ".join(sorted(allowed))
        return answer
    return _answer("not-found" if status == _MISSING else BROKEN, status, "", {}, {})


def _answer(
    code: str,
    status: int,
    detail: str,
    problems: Mapping[str, object],
    data: Mapping[str, str],
) -> Response:
    kind = kind_of(code) or kind_of(BROKEN)
    body = {
        "type": f"{BASE}/problems/{code}",
        "title": kind.title if kind else code,
        "status": status,
        "detail": detail or (kind.detail if kind else code),
        "code": code,
        "instance": request.path,
        "problems": problems,
        "data": data,
    }
    answer = Response(dumps(body), status, mimetype=MEDIA_TYPE)
    answer.headers["Content-Language"] = language()
    return answer


def _problems(refusal: EngineError) -> Mapping[str, tuple[ProblemPart, ...]]:
    found = getattr(refusal, "problems", {})
    return found if isinstance(found, Mapping) else {}


def _plain(value: object) -> str:
    if isinstance(value, str | int | date):
        return str(value)
    if isinstance(value, tuple | frozenset):
        return " ".join(sorted(str(one) for one in value if isinstance(one, str | int)))
    return ""


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return f"{head}{stop.strip()}"
