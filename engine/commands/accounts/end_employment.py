"""Close the account of somebody who leaves."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act
from engine.commands.accounts.care import held_account, leave_an_administrator
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import accounts, grants, sessions


@dataclass(frozen=True)
class EndEmployment(Command[None]):
    """End every role and session of a person today and close the account for good.

    Tasks they have in hand are handed over one by one with ``HandOverTask``: each belongs to a
    case with a lock of its own, and one that cannot be handed over must not keep the others.
    """

    user_id: int
    reason: str


@performs
def end_employment(command: EndEmployment, work: Work) -> None:
    """Close the future only: what the person did stays theirs in every history."""
    account = held_account(work, command.user_id, whole=True)
    leave_an_administrator(work, account.user_id)
    for grant in grants.held_from(work.connection, account.user_id, work.today):
        grants.end(work.connection, grant.grant_id, work.today)
    accounts.end(work.connection, account.user_id, work.today)
    sessions.drop_all(work.connection, account.user_id)
    record_act(work, Kind.SERVICE_ENDED, command.reason, user=account.user_id, last_day=work.today)
