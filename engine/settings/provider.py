"""Sign-in through a provider of OpenID Connect, as far as it is set."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from engine.settings.reading import Reader

#: What is known of a provider by its name; each part can be set otherwise.
_PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    "": {"label": "OpenID Connect", "claim": "email", "scope": "openid profile email"},
    "vneid": {"label": "VNeID", "claim": "sub", "scope": "openid"},
}


@dataclass(frozen=True)
class Provider:
    """A provider of sign-in by OpenID Connect."""

    issuer: str
    client_id: str
    client_secret: str | None
    #: What the button says.
    label: str
    #: Which claim finds the person at their first sign-in.
    claim: str
    scope: str
    #: The address the provider sends people back to, where it is not the one we are called by.
    redirect: str | None


def read_provider(read: Reader) -> Provider | None:
    """Return the provider of sign-in, ``None`` unless its address and our name are set."""
    issuer = read.text("NHIEMVU_OIDC_ISSUER", "", _is_address)
    client_id = read.text("NHIEMVU_OIDC_CLIENT_ID", "", _is_anything)
    preset = _PRESETS[read.one_of("NHIEMVU_OIDC_PRESET", tuple(_PRESETS))]
    found = Provider(
        issuer=issuer,
        client_id=client_id,
        client_secret=read.text("NHIEMVU_OIDC_CLIENT_SECRET", "", _is_anything) or None,
        label=read.text("NHIEMVU_OIDC_LABEL", preset["label"], _is_anything),
        claim=read.text("NHIEMVU_OIDC_CLAIM", preset["claim"], _is_anything),
        scope=read.text("NHIEMVU_OIDC_SCOPE", preset["scope"], _is_anything),
        redirect=read.text("NHIEMVU_OIDC_REDIRECT", "", _is_address) or None,
    )
    return found if issuer and client_id else None


def _is_anything(_given: str) -> tuple[str, str] | None:
    """Judge nothing: only the provider knows what is right."""
    return None


def _is_address(given: str) -> tuple[str, str] | None:
    """Refuse what is no address of the web; nothing of it is told."""
    if not given or (urlsplit(given).scheme in {"http", "https"} and urlsplit(given).netloc):
        return None
    return "no address of the web", "wanted http:// or https:// with a host"
