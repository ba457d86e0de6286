"""A provider of sign-in by OpenID Connect: where people are sent, and what it says of them.

Code flow with PKCE (S256), state and nonce, all kept in the signed cookie of the browser that
was sent. Whatever the provider answers wrongly is one refusal, told calmly.
"""

import logging
from dataclasses import dataclass
from typing import Final, Protocol, cast

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, Response, current_app
from joserfc.errors import JoseError
from requests import RequestException

from engine.model.errors import EngineError
from engine.settings import Provider

_LOG: Final = logging.getLogger(__name__)
_NAME: Final = "nhiemvu-provider"
_PATIENCE_SECONDS: Final = 10
#: What Authlib and what it stands on raise at an answer that is not right.
_WRONG: Final = (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, RuntimeError)


class ProviderRefused(EngineError):
    """The provider of sign-in refused, or its answer cannot be trusted."""

    code = "provider-refused"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            "Signing in through the provider did not work. Try again from the sign-in page, or"
            " use your password."
        )


class ProviderAway(EngineError):
    """The provider of sign-in does not answer."""

    code = "provider-away"

    def __init__(self) -> None:
        super().__init__(
            "The provider of sign-in does not answer. Try again later, or use your password."
        )


@dataclass(frozen=True)
class Said:
    """What the provider vouches for."""

    subject: str
    #: The claim that finds the person; empty where the provider gave none.
    claim: str


class _Client(Protocol):
    """As much of Authlib's client as is used here."""

    def load_server_metadata(self) -> dict[str, object]: ...
    def authorize_redirect(self, redirect_uri: str) -> Response: ...
    def authorize_access_token(self) -> dict[str, object]: ...
    def fetch_jwk_set(self, *, force: bool) -> object: ...
    def userinfo(self, *, token: object) -> dict[str, object]: ...


def install(app: Flask, provider: Provider | None) -> None:
    """Register the provider of the settings, if there is one; nothing is fetched yet."""
    app.extensions[_NAME] = None
    if provider is None:
        return
    client = OAuth(app).register(
        "provider",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": provider.scope,
            "code_challenge_method": "S256",
            "timeout": _PATIENCE_SECONDS,
        },
    )
    app.extensions[_NAME] = (provider, client)


def provider() -> Provider | None:
    """Return the provider people may sign in with."""
    found = current_app.extensions[_NAME]
    return None if found is None else cast("Provider", found[0])


def send_away(back: str) -> Response:
    """Send the browser to the provider, which sends it ``back``."""
    settings, client = _known()
    try:
        if client.load_server_metadata().get("issuer") != settings.issuer:
            raise ProviderRefused("issuer")
        return client.authorize_redirect(back)
    except RequestException as away:
        raise ProviderAway from away
    except _WRONG as wrong:
        raise _refusal(wrong) from wrong


def listen() -> Said:
    """Read what the provider says of the person it sent back; refuse what does not hold."""
    settings, client = _known()
    try:
        token = client.authorize_access_token()
        told = cast("dict[str, object] | None", token.get("userinfo"))
        if told is None:
            raise ProviderRefused("no id token")
        audience = told.get("aud")
        if settings.client_id not in (audience if isinstance(audience, list) else [audience]):
            # The library believes ``azp`` where the audience is somebody else.
            raise ProviderRefused("audience")
    except RequestException as away:
        raise ProviderAway from away
    except JoseError as wrong:
        _learn_keys(client)
        raise _refusal(wrong) from wrong
    except _WRONG as wrong:
        raise _refusal(wrong) from wrong
    if settings.claim not in told:
        told = {**_more(client, token, told["sub"]), **told}
    return Said(str(told["sub"]), _claim(settings, told))


def way_out() -> str | None:
    """Return where the session at the provider is ended, if it says so."""
    found = current_app.extensions[_NAME]
    if found is None:
        return None
    try:
        address = _known()[1].load_server_metadata().get("end_session_endpoint")
    except (RequestException, *_WRONG):
        return None
    return address if isinstance(address, str) else None


def _more(client: _Client, token: object, subject: object) -> dict[str, object]:
    """Ask what else is known; whoever is known by the subject comes in without it."""
    try:
        found = client.userinfo(token=token)
    except (RequestException, *_WRONG):
        _LOG.warning("code=provider-away what=userinfo")
        return {}
    # An answer about somebody else must not be mixed in (OpenID Connect Core 5.3.2).
    return found if found.get("sub") == subject else {}


def _claim(settings: Provider, told: dict[str, object]) -> str:
    if settings.claim == "email" and told.get("email_verified") is not True:
        return ""
    value = told.get(settings.claim)
    return value.strip() if isinstance(value, str) else ""


def _learn_keys(client: _Client) -> None:
    """Fetch the provider's keys anew: they may have changed under the same name."""
    try:
        client.fetch_jwk_set(force=True)
    except (RequestException, *_WRONG):
        _LOG.warning("code=provider-away what=keys")


def _refusal(wrong: Exception) -> EngineError:
    if isinstance(wrong, EngineError):
        return wrong
    _LOG.warning("code=provider-refused what=%s", type(wrong).__name__)
    return ProviderRefused(type(wrong).__name__)


def _known() -> tuple[Provider, _Client]:
    found = current_app.extensions[_NAME]
    if found is None:
        raise ProviderRefused("none is set")
    return cast("tuple[Provider, _Client]", found)
