"""Where a list goes on: a signed word that only the list that made it can read.

Lists are ordered by deadlines, names or titles, which are neither unique nor unchanging, so
a cursor counts rows. The access log grows while it is read and is ordered by the numbers of
its entries; there a cursor names the last entry that was told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from engine.model.values import digest, dumps
from webapp.api.errors import BadCursor

USUAL: Final = 25
MOST: Final = 100
_LONGEST: Final = 500


@dataclass(frozen=True)
class Window:
    """Which rows are wanted: ``size`` of them behind ``behind``, a number or a key."""

    size: int = USUAL
    behind: int = 0


def read(name: str, asked: Mapping[str, object], cursor: str | None, size: int) -> Window:
    """Return the window a cursor names; raises ``BadCursor`` for another list's."""
    if cursor is None:
        return Window(size)
    try:
        if len(cursor) > _LONGEST:
            raise BadCursor
        found = _signer(name, asked).loads(cursor)
    except BadData:
        raise BadCursor from None
    size, behind = cast("list[int]", found)
    return Window(size, behind)


def write(name: str, asked: Mapping[str, object], window: Window) -> str:
    """Return the cursor of a window of this very list, asked for by these very words."""
    return str(_signer(name, asked).dumps([window.size, window.behind]))


def _signer(name: str, asked: Mapping[str, object]) -> URLSafeSerializer:
    salt = f"cursor {name} {digest(dumps(dict(asked)))}"
    return URLSafeSerializer(cast("str", current_app.secret_key), salt=salt)
