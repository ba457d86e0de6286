"""Give somebody a role in an authority."""

from dataclasses import dataclass
from datetime import date

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.accounts.errors import (
    DatesReversed,
    OwnAccount,
    RoleUnknown,
    ServiceOver,
    UnitRefused,
)
from engine.commands.errors import NotFound
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import GRANTED_ROLES, Grant
from engine.model.events import Kind
from engine.store import accounts, people, units


@dataclass(frozen=True)
class GrantRole(Command[None]):
    """Let somebody hold ``role`` in an authority from a day on, today unless said.

    ``valid_to`` is the last day on which it is held.
    """

    user_id: int
    role: str
    authority_id: int
    unit_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    reason: str = ""


@performs
def grant_role(command: GrantRole, work: Work) -> None:
    """Only an administrator of that authority gives its roles, and never to themselves."""
    require_administrator(work, command.authority_id)
    if command.user_id == work.actor.user_id:
        raise OwnAccount
    valid_from = command.valid_from or work.today
    _require_fit(command, work, valid_from)
    grant = Grant(command.role, command.authority_id, command.unit_id)
    people.add_grant(work.connection, command.user_id, grant, valid_from, command.valid_to)
    record_act(
        work,
        Kind.ROLE_GRANTED,
        command.reason,
        user=command.user_id,
        role=command.role,
        authority=command.authority_id,
        unit=command.unit_id,
        valid_from=valid_from,
        valid_to=command.valid_to,
    )


def _require_fit(command: GrantRole, work: Work, valid_from: date) -> None:
    if command.role not in GRANTED_ROLES:
        raise RoleUnknown(command.role)
    if command.valid_to is not None and command.valid_to < valid_from:
        raise DatesReversed(valid_from, command.valid_to)
    account = accounts.one(work.connection, command.user_id)
    if account is None:
        raise NotFound("person")
    if account.ended_on is not None:
        raise ServiceOver(command.user_id)
    if command.unit_id is not None:
        unit = units.one(work.connection, command.unit_id)
        if unit is None or unit.authority_id != command.authority_id:
            raise UnitRefused(str(command.unit_id))
