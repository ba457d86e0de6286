"""Who a program acts for: the bearer of a token, never of a cookie."""

from typing import Final, cast

from flask import g, request

from engine.questions.accounts.actor_of import Session
from engine.questions.accounts.bearer_of import Bearer, BearerOf
from webapp.api.errors import ScopeTooNarrow, TokenMissing, TokenRefused
from webapp.visitors import engine, let_in, note_refusal

_SCHEME: Final = "bearer"
_WRITE: Final = "write"
#: Longer than any secret that was ever made.
_LONGEST: Final = 200


def identify() -> str:
    """Find out who asks; return the name under which requests are counted.

    A secret that opens nothing is counted by its address, like no secret at all.
    """
    secret = _secret()
    g.token_sent = secret is not None
    g.bearer = engine().ask(BearerOf(secret)) if secret else None
    if g.bearer is None:
        return f"address {request.remote_addr}"
    let_in(Session(g.bearer.actor, g.bearer.language, csrf=""))
    return f"token {g.bearer.token_id}"


def require(*, to_write: bool) -> None:
    """Refuse a request without a token that reaches so far."""
    if g.bearer is None:
        if not g.token_sent:
            raise TokenMissing
        note_refusal(TokenRefused.code, f"{request.method} {request.path}")
        raise TokenRefused
    if to_write and g.bearer.scope != _WRITE:
        note_refusal(ScopeTooNarrow.code, f"{request.method} {request.path}")
        raise ScopeTooNarrow(g.bearer.scope)


def bearer() -> Bearer:
    """Return the bearer of a request that ``require`` let pass."""
    return cast("Bearer", g.bearer)


def _secret() -> str | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    secret = secret.strip()
    if scheme.lower() != _SCHEME or not secret:
        return None
    return secret[:_LONGEST]
