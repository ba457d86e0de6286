"""Let a role end."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.commands.accounts.administration import (
    hold_administration,
    record_act,
    require_administrator,
)
from engine.commands.accounts.care import leave_another
from engine.commands.accounts.errors import DatesReversed, OwnAccount
from engine.commands.errors import NotAllowed, NotFound
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.permissions import ADMINISTRATOR
from engine.store import grants


@dataclass(frozen=True)
class EndRole(Command[None]):
    """Let ``last_day`` be the last day of a role, yesterday for one that is to end now."""

    grant_id: int
    last_day: date
    reason: str


@performs
def end_role(command: EndRole, work: Work) -> None:
    """Refuse to rewrite the past, and to leave an authority without an administrator."""
    require_administrator(work)
    hold_administration(work)
    grant = grants.one(work.connection, command.grant_id)
    if grant is None:
        raise NotFound("role")
    require_administrator(work, grant.authority_id)
    if grant.user_id == work.actor.user_id:
        raise OwnAccount
    yesterday = work.today - timedelta(days=1)
    if command.last_day < yesterday:
        raise DatesReversed(yesterday, command.last_day)
    if grant.valid_to is not None and grant.valid_to < work.today:
        raise NotAllowed("change a role that is over")
    if grant.role == ADMINISTRATOR and grant.valid_from <= work.today:
        leave_another(work, grant.user_id, grant.authority_id)
    grants.end(work.connection, grant.grant_id, command.last_day)
    record_act(
        work,
        Kind.ROLE_ENDED,
        command.reason,
        user=grant.user_id,
        role=grant.role,
        authority=grant.authority_id,
        last_day=command.last_day,
    )
