"""Where the HTTP interface stands."""

from typing import Final

from flask import request

BASE: Final = "/api/v1"
_ROOM: Final = "/api/"


def is_api() -> bool:
    """Say whether this request is a program's: cookies, pages and redirects are not for it."""
    return request.path.startswith(_ROOM)
