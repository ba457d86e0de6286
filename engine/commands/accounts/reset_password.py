"""Give somebody a password that they replace at once."""

from dataclasses import dataclass, field

from engine.commands.accounts.administration import record_act
from engine.commands.accounts.care import held_account
from engine.commands.accounts.passwords import hashed
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import people, sessions


@dataclass(frozen=True)
class ResetPassword(Command[None]):
    """Set a one-time password, which the administrator sees once and hands over."""

    user_id: int
    reason: str
    one_time: str = field(repr=False, metadata={"secret": True})


@performs
def reset_password(command: ResetPassword, work: Work) -> None:
    """Whoever was signed in with the old one is signed in no longer."""
    account = held_account(work, command.user_id, whole=True)
    people.set_password(
        work.connection, account.user_id, hashed(command.one_time), must_change=True
    )
    sessions.drop_all(work.connection, account.user_id)
    record_act(work, Kind.PASSWORD_RESET, command.reason, user=account.user_id)
