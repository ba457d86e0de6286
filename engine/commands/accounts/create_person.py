"""Give somebody an account."""

from dataclasses import dataclass, field

from engine.commands.accounts.administration import record, require_administrator
from engine.commands.accounts.errors import LoginTaken
from engine.commands.accounts.passwords import NO_PASSWORD
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import people
from engine.store.people import Person


@dataclass(frozen=True)
class PersonCreated:
    """The new account."""

    user_id: int


@dataclass(frozen=True)
class CreatePerson(Command[PersonCreated]):
    """Add an account. Without a password (already hashed) nobody can sign in to it yet."""

    login: str
    name: str
    organisation_id: int | None = None
    email: str | None = None
    password_hash: str = field(default=NO_PASSWORD, repr=False, metadata={"secret": True})
    sample: bool = False


@performs
def create_person(command: CreatePerson, work: Work) -> PersonCreated:
    """Refuse a login that is taken; the event names the person by id alone."""
    require_administrator(work)
    if people.account(work.connection, command.login) is not None:
        raise LoginTaken(command.login)
    user_id = people.add_person(
        work.connection,
        Person(
            login=command.login,
            name=command.name,
            email=command.email,
            organisation_id=command.organisation_id,
            password_hash=command.password_hash,
            sample=command.sample,
        ),
    )
    record(work, Kind.PERSON_CREATED, user=user_id, organisation=command.organisation_id)
    return PersonCreated(user_id)
