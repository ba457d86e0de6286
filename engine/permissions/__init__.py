"""May this actor see, do, read this? Pure: the rows asked about are handed in.

Whoever may not see a thing is told that it does not exist (``NotFound``); whoever sees it
but may not do it is told so (``NotAllowed``).
"""

from engine.model.actors import Party
from engine.permissions.errors import NotAllowed, NotFound
from engine.permissions.holders import Holders, SeatHolder, holds, roles_in
from engine.permissions.papers import Paper, may_read
from engine.permissions.seeing import (
    ADMINISTRATOR,
    AUDITOR,
    LEADER,
    is_internal,
    may_see,
    sees_others,
)
from engine.permissions.starting import may_start, statuses
from engine.permissions.working import may_claim, may_do, may_release

__all__ = [
    "ADMINISTRATOR", "AUDITOR", "LEADER", "Holders", "NotAllowed", "NotFound", "Paper", "Party",
    "SeatHolder", "holds", "is_internal", "may_claim", "may_do", "may_read", "may_release",
    "may_see", "may_start", "roles_in", "sees_others", "statuses",
]  # fmt: skip
