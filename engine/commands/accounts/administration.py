"""Facts about people and authorities, and who may establish them."""

from datetime import date
from decimal import Decimal
from typing import Final

from engine.commands.accounts.errors import ReasonMissing
from engine.commands.errors import NotAllowed
from engine.commands.work import Work
from engine.model.actors import SYSTEM
from engine.model.events import Kind
from engine.model.values import Value
from engine.permissions import ADMINISTRATOR
from engine.store import administration, reasons

_LONGEST_REASON: Final = 1000


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


def record_act(work: Work, kind: Kind, reason: str, **facts: int | str | date | None) -> None:
    """Add what an administrator did and why.

    A reason is free text and may say too much about somebody: it is kept apart, and the event
    tells its salted digest (decisions/0028). The system acts without one.
    """
    record(work, kind, **facts, reason=kept_reason(work, reason))


def kept_reason(work: Work, reason: str) -> str | None:
    """Keep a reason and return its digest; refuse an administrator who gives none."""
    told = " ".join(reason.split())[:_LONGEST_REASON]
    if told:
        return reasons.keep(work.connection, told)
    if work.actor.user_id != SYSTEM.user_id:
        raise ReasonMissing
    return None


def require_administrator(work: Work, authority_id: int | None = None) -> None:
    """Refuse anybody but an administrator (of that authority) and the system itself."""
    if work.actor.user_id == SYSTEM.user_id:
        return
    held = work.actor.authorities(ADMINISTRATOR)
    if not held or (authority_id is not None and authority_id not in held):
        raise NotAllowed("manage people and roles")
