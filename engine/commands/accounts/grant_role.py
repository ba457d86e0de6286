"""Give somebody a role in an authority."""

from dataclasses import dataclass
from datetime import date

from engine.commands.accounts.administration import record, require_administrator
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import Grant
from engine.model.events import Kind
from engine.store import people


@dataclass(frozen=True)
class GrantRole(Command[None]):
    """Let somebody hold ``role`` in an authority from a day on, today unless said."""

    user_id: int
    role: str
    authority_id: int
    unit_id: int | None = None
    valid_from: date | None = None


@performs
def grant_role(command: GrantRole, work: Work) -> None:
    """Only an administrator of that authority gives its roles."""
    require_administrator(work, command.authority_id)
    grant = Grant(command.role, command.authority_id, command.unit_id)
    valid_from = command.valid_from or work.today
    people.add_grant(work.connection, command.user_id, grant, valid_from)
    record(
        work,
        Kind.ROLE_GRANTED,
        user=command.user_id,
        role=command.role,
        authority=command.authority_id,
        unit=command.unit_id,
        valid_from=valid_from,
    )
