"""Second factors in the hands of administrators: demanded of roles, removed for the locked out."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.accounts.care import held_account
from engine.commands.accounts.errors import RoleUnknown
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import GRANTED_ROLES
from engine.model.events import Kind
from engine.store import owed, second_factors, sessions


@dataclass(frozen=True)
class DemandSecondFactor(Command[None]):
    """Demand a second factor of whoever holds one of ``roles`` in an authority."""

    authority_id: int
    roles: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class RemoveSecondFactor(Command[None]):
    """Let somebody who lost telephone and paper sign in with the password alone."""

    user_id: int
    reason: str


@performs
def demand_second_factor(command: DemandSecondFactor, work: Work) -> None:
    """Whoever has none yet is led to enrol one before anything else."""
    require_administrator(work, command.authority_id)
    for role in command.roles:
        if role not in GRANTED_ROLES:
            raise RoleUnknown(role)
    owed.require_for(work.connection, command.authority_id, command.roles)
    record_act(
        work,
        Kind.SECOND_FACTOR_DEMANDED,
        command.reason,
        authority=command.authority_id,
        roles=" ".join(sorted(command.roles)),
    )


@performs
def remove_second_factor(command: RemoveSecondFactor, work: Work) -> None:
    account = held_account(work, command.user_id, whole=True)
    second_factors.drop(work.connection, account.user_id)
    sessions.drop_all(work.connection, account.user_id)
    record_act(work, Kind.SECOND_FACTOR_REMOVED, command.reason, user=account.user_id)
