"""Create everybody a spreadsheet tells of, or nobody."""

from dataclasses import dataclass, field

from engine.commands.accounts.administration import kept_reason, record, require_administrator
from engine.commands.accounts.errors import SheetNotClean
from engine.commands.accounts.passwords import hashed_chance, one_time_password
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.exchange.people_sheet import SheetPerson, read_people
from engine.model.actors import Grant
from engine.model.events import Kind
from engine.secret import secret_key
from engine.store import people
from engine.store.people import Person
from engine.store.reading import sheet_facts


@dataclass(frozen=True)
class PeopleImported:
    """The logins of the new accounts, in the order of the sheet."""

    logins: tuple[str, ...]


@dataclass(frozen=True)
class ImportPeople(Command[PeopleImported]):
    """Create the people of a sheet with their roles and one-time passwords."""

    authority_id: int
    sheet: bytes = field(repr=False)
    reason: str


@performs
def import_people(command: ImportPeople, work: Work) -> PeopleImported:
    """Judge the sheet anew: what was clean when it was tried out may be no longer."""
    require_administrator(work, command.authority_id)
    known = sheet_facts.known(work.connection, command.authority_id)
    found, problems = read_people(command.sheet, known)
    if problems:
        raise SheetNotClean(len(problems))
    reason = kept_reason(work, command.reason)
    for one in found:
        _create(command, work, one, reason)
    return PeopleImported(tuple(one.login for one in found))


def password_of(secret: str, command_id: str, login: str) -> str:
    """Return the one-time password an import gave, to be shown once."""
    return one_time_password(secret, f"{command_id} {login}")


def _create(command: ImportPeople, work: Work, one: SheetPerson, reason: str | None) -> None:
    password = password_of(secret_key(work.settings), work.command_id, one.login)
    user_id = people.add_person(
        work.connection,
        Person(
            login=one.login,
            name=one.name,
            email=one.email,
            organisation_id=one.organisation_id,
            password_hash=hashed_chance(password),
            authority_id=command.authority_id,
            must_change=True,
            external_id=one.external_id,
        ),
    )
    record(
        work,
        Kind.PERSON_CREATED,
        user=user_id,
        organisation=one.organisation_id,
        authority=command.authority_id,
        reason=reason,
    )
    if one.role is not None:
        _grant(command, work, one, user_id, reason)


def _grant(
    command: ImportPeople, work: Work, one: SheetPerson, user_id: int, reason: str | None
) -> None:
    grant = Grant(one.role or "", command.authority_id, one.unit_id)
    valid_from = one.valid_from or work.today
    people.add_grant(work.connection, user_id, grant, valid_from, one.valid_to)
    record(
        work,
        Kind.ROLE_GRANTED,
        user=user_id,
        role=one.role,
        authority=command.authority_id,
        unit=one.unit_id,
        valid_from=valid_from,
        valid_to=one.valid_to,
        reason=reason,
    )
