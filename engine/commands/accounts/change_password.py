"""Change one's own password."""

from dataclasses import dataclass, field

from engine.commands.accounts.administration import record
from engine.commands.accounts.errors import PasswordRefused
from engine.commands.accounts.passwords import hashed, matches, require_fit
from engine.commands.errors import NotFound
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import accounts, people, sessions


@dataclass(frozen=True)
class ChangePassword(Command[None]):
    """Replace the actor's password and end their other sessions.

    The session of ``kept_token`` goes on; without it they sign in again everywhere.
    """

    current: str = field(repr=False, metadata={"secret": True})
    new: str = field(repr=False, metadata={"secret": True})
    kept_token: str | None = field(default=None, repr=False, metadata={"secret": True})


@performs
def change_password(command: ChangePassword, work: Work) -> None:
    """Refuse without the current password: an unlocked screen is not enough."""
    account = people.account_of(work.connection, work.actor.user_id)
    person = accounts.one(work.connection, work.actor.user_id)
    if not matches(command.current, account.password_hash if account else None):
        raise PasswordRefused("current")
    if person is None:
        raise NotFound("person")
    require_fit(command.new, person.login, person.name, *(person.email or "").split("@")[:1])
    if command.new == command.current:
        raise PasswordRefused("same")
    people.set_password(work.connection, work.actor.user_id, hashed(command.new))
    sessions.drop_others(work.connection, work.actor.user_id, command.kept_token)
    record(work, Kind.PASSWORD_CHANGED, user=work.actor.user_id)
