"""Who is at the browser: a signed-in person, or anybody.

The cookie holds nothing but an opaque token; what it stands for is asked for anew on
every request, so that a person who lost a role or signed out elsewhere loses it here too.
"""

from datetime import timedelta
from typing import Final, cast
from urllib.parse import urlsplit

from flask import Response, current_app, g, request

from engine.engine import Engine
from engine.model.actors import Actor
from engine.questions.accounts.actor_of import ActorOf, Session
from webapp.language import LANGUAGES

TOKEN: Final = "phien"  # noqa: S105 - the name of a cookie
LANGUAGE: Final = "ngon_ngu"
_KEPT: Final = timedelta(hours=12)
_LANGUAGE_KEPT: Final = timedelta(days=365)


class SignInNeeded(Exception):
    """The page is for people who have signed in; the browser is sent to do so."""


def engine() -> Engine:
    """Return the engine this application serves."""
    return cast("Engine", current_app.extensions["nhiemvu"])


def visit() -> None:
    """Find out who asks, once, before the view runs."""
    token = request.cookies.get(TOKEN)
    g.session = engine().ask(ActorOf(token)) if token and request.endpoint != "static" else None
    asked = request.cookies.get(LANGUAGE)
    own = g.session.language if g.session else None
    g.language = next((one for one in (own, asked) if one in LANGUAGES), LANGUAGES[0])


def session() -> Session | None:
    """Return the signed-in person's session, if there is one."""
    return cast("Session | None", g.get("session"))


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
