"""Facts about people and authorities, and who may establish them."""

from datetime import date
from decimal import Decimal

from engine.commands.errors import NotAllowed
from engine.commands.work import Work
from engine.model.actors import SYSTEM
from engine.model.events import Kind
from engine.model.values import Value
from engine.permissions import ADMINISTRATOR
from engine.store import administration


def hold_administration(work: Work) -> int:
    """Hold the administration stream; the first fact begins it."""
    found = administration.stream_id(work.connection)
    if found is None:
        found = work.begin("administration", None)
        administration.name_stream(work.connection, found)
    work.lock(found)
    return found


def record(work: Work, kind: Kind, **facts: int | str | date | None) -> None:
    """Add a fact to the administration stream; ids only, never a name."""
    body: dict[str, Value] = {
        name: Decimal(fact) if isinstance(fact, int) else fact for name, fact in facts.items()
    }
    work.record(hold_administration(work), kind, body)


def require_administrator(work: Work, authority_id: int | None = None) -> None:
    """Refuse anybody but an administrator (of that authority) and the system itself."""
    if work.actor.user_id == SYSTEM.user_id:
        return
    held = work.actor.authorities(ADMINISTRATOR)
    if not held or (authority_id is not None and authority_id not in held):
        raise NotAllowed("manage people and roles")
