"""Give somebody an account."""

from dataclasses import dataclass, field

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.accounts.errors import LoginTaken, PersonRefused
from engine.commands.accounts.passwords import NO_PASSWORD, hashed
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.model.particulars import is_email, is_external, is_login, is_name
from engine.store import accounts, people
from engine.store.accounts import Particulars
from engine.store.people import Person


@dataclass(frozen=True)
class PersonCreated:
    """The new account."""

    user_id: int


@dataclass(frozen=True)
class CreatePerson(Command[PersonCreated]):
    """Add an account, looked after by the administrators of an authority.

    Without a password nobody can sign in to it yet. ``one_time`` is one in clear that opens
    nothing but the page that replaces it; ``password_hash`` is one already hashed.
    """

    login: str
    name: str
    organisation_id: int | None = None
    email: str | None = None
    password_hash: str = field(default=NO_PASSWORD, repr=False, metadata={"secret": True})
    sample: bool = False
    authority_id: int | None = None
    external_id: str | None = None
    one_time: str | None = field(default=None, repr=False, metadata={"secret": True})
    reason: str = ""


@performs
def create_person(command: CreatePerson, work: Work) -> PersonCreated:
    """Refuse a login that is taken; the event names the person by id alone."""
    require_administrator(work, command.authority_id)
    told = Particulars(command.name, command.email, command.organisation_id, command.external_id)
    login = fit_login(command.login)
    told = fit(work, told)
    if people.account(work.connection, login) is not None:
        raise LoginTaken(command.login)
    user_id = people.add_person(
        work.connection,
        Person(
            **told.__dict__,
            login=login,
            password_hash=hashed(command.one_time) if command.one_time else command.password_hash,
            sample=command.sample,
            authority_id=command.authority_id,
            must_change=command.one_time is not None,
        ),
    )
    record_act(
        work,
        Kind.PERSON_CREATED,
        command.reason,
        user=user_id,
        organisation=command.organisation_id,
        authority=command.authority_id,
    )
    return PersonCreated(user_id)


def fit_login(login: str) -> str:
    """Return a login as it is kept, or refuse one that cannot be typed everywhere."""
    found = login.strip().lower()
    if not is_login(found):
        raise PersonRefused("login")
    return found


def fit(work: Work, told: Particulars, user_id: int | None = None) -> Particulars:
    """Return particulars as they are kept; refuse what is missing, unfit or another's."""
    name = " ".join(told.name.split())
    email = (told.email or "").strip() or None
    external = (told.external_id or "").strip() or None
    if not is_name(name):
        raise PersonRefused("name")
    if email is not None and not is_email(email):
        raise PersonRefused("email")
    if told.organisation_id is not None and not people.has_organisation(
        work.connection, told.organisation_id
    ):
        raise PersonRefused("organisation")
    if external is not None and not is_external(external):
        raise PersonRefused("external_id")
    holder = accounts.named_outside(work.connection, external) if external else None
    if holder is not None and holder.user_id != user_id:
        raise PersonRefused("external_id")
    return Particulars(name, email, told.organisation_id, external)
