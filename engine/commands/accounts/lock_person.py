"""Lock an account, and open it again."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act
from engine.commands.accounts.care import held_account, leave_an_administrator
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import accounts, sessions


@dataclass(frozen=True)
class LockPerson(Command[None]):
    """Keep somebody out until the account is unlocked; what they hold stays theirs."""

    user_id: int
    reason: str


@dataclass(frozen=True)
class UnlockPerson(Command[None]):
    """Let somebody in again."""

    user_id: int
    reason: str


@performs
def lock_person(command: LockPerson, work: Work) -> None:
    """Their sessions end at once."""
    account = held_account(work, command.user_id)
    leave_an_administrator(work, account.user_id)
    accounts.set_enabled(work.connection, account.user_id, enabled=False)
    sessions.drop_all(work.connection, account.user_id)
    record_act(work, Kind.PERSON_LOCKED, command.reason, user=account.user_id)


@performs
def unlock_person(command: UnlockPerson, work: Work) -> None:
    account = held_account(work, command.user_id)
    accounts.set_enabled(work.connection, account.user_id, enabled=True)
    record_act(work, Kind.PERSON_UNLOCKED, command.reason, user=account.user_id)
