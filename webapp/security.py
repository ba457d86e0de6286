"""What every answer carries so that a browser refuses what we never meant.

Scripts, styles and fonts come from this site alone and nothing is inline. Pages with a
diagram allow inline styles, because the diagram viewer writes them; no page allows eval.
"""

from typing import Final

from flask import Response, g

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; font-src 'self';"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'; manifest-src 'self'"
)
STRICT: Final = _POLICY.format(styles="")
WITH_DIAGRAM: Final = _POLICY.format(styles=" 'unsafe-inline'")


def shows_diagram() -> str:
    """Note that this page draws a diagram; used by the template that does."""
    g.shows_diagram = True
    return ""


def harden(response: Response) -> Response:
    """Add the security headers; pages are never kept by shared caches."""
    headers = response.headers
    headers["Content-Security-Policy"] = WITH_DIAGRAM if g.get("shows_diagram") else STRICT
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store"
    return response
