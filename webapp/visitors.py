"""Who is at the browser: a signed-in person, or anybody.

The cookie holds nothing but an opaque token; what it stands for is asked for anew on
every request, so that a person who lost a role or signed out elsewhere loses it here too.
"""

import uuid
from datetime import timedelta
from typing import Final, TypeVar, cast
from urllib.parse import urlsplit

from flask import Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.record_refusal import RecordRefusal
from engine.engine import Engine
from engine.model.actors import SYSTEM, Actor
from engine.model.errors import DatabaseAway, EngineError
from engine.questions.accounts.actor_of import ActorOf, Session
from engine.questions.registry import Question
from engine.telemetry import measures
from webapp.api.places import is_api
from webapp.language import LANGUAGES

A = TypeVar("A")

TOKEN: Final = "phien"  # noqa: S105 - the name of a cookie
LANGUAGE: Final = "ngon_ngu"
#: What somebody searched for is theirs, and a token is a secret.
_UNTOLD: Final = frozenset({"text", "token"})
#: Areas open to somebody who must first replace a password or enrol a second factor.
_OPEN_TO_OWING: Final = frozenset({"account", "second_factor", "sign_in", "public", "static"})
_KEPT: Final = timedelta(hours=12)
_LANGUAGE_KEPT: Final = timedelta(days=365)


class SignInNeeded(Exception):
    """The page is for people who have signed in; the browser is sent to do so."""


def engine() -> Engine:
    """Return the engine this application serves."""
    return cast("Engine", current_app.extensions["nhiemvu"])


def ask(question: Question[A]) -> A:
    """Return the engine's answer; a refusal is noted, because a question notes nothing itself."""
    try:
        return engine().ask(question)
    except DatabaseAway:
        # There is nowhere to note it.
        raise
    except EngineError as refusal:
        note_refusal(refusal.code, _about(question))
        raise


def note_refusal(code: str, about: str) -> None:
    """Write into the access log what was refused before the engine was given a command."""
    measures.REFUSALS.labels(code).inc()
    found = session()
    who = found.actor if found else SYSTEM
    engine().do(RecordRefusal(code=code, about=about, actor=who, command_id=str(uuid.uuid4())))


def ask_no_more() -> None:
    """Let the rest of this request do without the database, which is away."""
    g.away = True


def may_ask() -> bool:
    """Say whether the database has answered so far in this request."""
    return not g.get("away", False)


def _about(question: object) -> str:
    ids = {name: value for name, value in vars(question).items() if isinstance(value, int | str)}
    told = " ".join(f"{name}={value}" for name, value in ids.items() if name not in _UNTOLD)
    return f"{type(question).__name__} {told}".strip()


def visit() -> ResponseReturnValue | None:
    """Find out who asks, once, before the view runs; what is owed comes first."""
    if is_api():
        # A program is known by its token alone, which its operation asks for.
        g.session, g.language = None, request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])
        return None
    token = request.cookies.get(TOKEN)
    asks_nobody = request.endpoint == "static" or request.blueprint == "watch"
    g.session = engine().ask(ActorOf(token)) if token and not asks_nobody else None
    asked = request.cookies.get(LANGUAGE)
    own = g.session.language if g.session else None
    g.language = next((one for one in (own, asked) if one in LANGUAGES), LANGUAGES[0])
    owing = g.session is not None and g.session.must and request.endpoint is not None
    area = (request.endpoint or "").partition(".")[0]
    if owing and area not in _OPEN_TO_OWING:
        return redirect(url_for("account.page"), 303)
    return None


def session() -> Session | None:
    """Return the signed-in person's session, if there is one."""
    return cast("Session | None", g.get("session"))


def arrive(token: str) -> None:
    """Count whoever ``token`` stands for as signed in from here on, still in this request."""
    g.session = engine().ask(ActorOf(token))


def let_in(found: Session) -> None:
    """Take somebody for the one who asks, until this request is answered."""
    g.session = found


def actor() -> Actor:
    """Return the signed-in person; raises ``SignInNeeded`` for anybody else."""
    found = session()
    if found is None:
        raise SignInNeeded
    return found.actor


def language() -> str:
    """Return the language of this visitor: of the account, of the cookie, else Vietnamese."""
    return cast("str", g.get("language", LANGUAGES[0]))


def remember_token(response: Response, token: str) -> None:
    """Give the browser the token of a session that was just opened."""
    response.set_cookie(
        TOKEN, token, max_age=_KEPT, httponly=True, samesite="Lax", secure=request.is_secure
    )


def forget_token(response: Response) -> None:
    """Take the token from the browser."""
    response.delete_cookie(TOKEN, httponly=True, samesite="Lax", secure=request.is_secure)


def remember_language(response: Response, chosen: str) -> None:
    """Keep the language of somebody without an account."""
    response.set_cookie(
        LANGUAGE,
        chosen,
        max_age=_LANGUAGE_KEPT,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def own_path(asked: str | None, otherwise: str) -> str:
    """Return a path of this site to go on to; an address elsewhere is never followed."""
    asked = (asked or "").strip()
    found = urlsplit(asked)
    safe = asked.startswith("/") and not asked.startswith("//") and "\\" not in asked
    return asked if safe and not found.scheme and not found.netloc else otherwise
