"""Correct what is known of a person."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act
from engine.commands.accounts.care import held_account
from engine.commands.accounts.create_person import fit
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import accounts
from engine.store.accounts import Particulars


@dataclass(frozen=True)
class ChangePerson(Command[None]):
    """Replace name, address, organisation and name at the provider of sign-in."""

    user_id: int
    name: str
    email: str | None
    organisation_id: int | None
    external_id: str | None
    reason: str


@performs
def change_person(command: ChangePerson, work: Work) -> None:
    """Record which particulars were changed, never their values.

    The organisation and the names by which somebody is found from outside carry rights, so
    they need every authority in which the person holds a role.
    """
    account = held_account(work, command.user_id)
    told = Particulars(command.name, command.email, command.organisation_id, command.external_id)
    told = fit(work, told, account.user_id)
    if (told.email, told.organisation_id, told.external_id) != (
        account.email,
        account.organisation_id,
        account.external_id,
    ):
        held_account(work, command.user_id, whole=True)
    changed = accounts.change(work.connection, account, told)
    record_act(
        work,
        Kind.PERSON_CHANGED,
        command.reason,
        user=account.user_id,
        changed=" ".join(changed),
    )
