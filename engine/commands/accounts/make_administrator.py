"""The first administrator of an authority, made by the owner of the installation."""

from dataclasses import dataclass, field

from engine.commands.accounts.create_authority import CreateAuthority, create_authority
from engine.commands.accounts.create_person import CreatePerson, create_person
from engine.commands.accounts.grant_role import GrantRole, grant_role
from engine.commands.errors import NotAllowed
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import SYSTEM
from engine.permissions import ADMINISTRATOR
from engine.store import authorities

_WHY = "nhiemvu account administrator"


@dataclass(frozen=True)
class AdministratorMade:
    """The new account, and the authority it administers."""

    user_id: int
    authority_id: int


@dataclass(frozen=True)
class MakeAdministrator(Command[AdministratorMade]):
    """Create an account that administers an authority; the authority too, if there is none."""

    authority_code: str
    authority_name: str
    level_label: str
    login: str
    name: str
    one_time: str = field(repr=False, metadata={"secret": True})


@performs
def make_administrator(command: MakeAdministrator, work: Work) -> AdministratorMade:
    """Only who can run commands on the machine may: the first one has nobody to ask."""
    if work.actor.user_id != SYSTEM.user_id:
        raise NotAllowed("make an administrator")
    authority_id = authorities.with_code(work.connection, command.authority_code)
    if authority_id is None:
        authority_id = _authority(command, work)
    person = CreatePerson(
        command.login,
        command.name,
        authority_id=authority_id,
        one_time=command.one_time,
        reason=_WHY,
        actor=SYSTEM,
        command_id=work.command_id,
    )
    user_id = create_person(person, work).user_id
    role = GrantRole(
        user_id,
        ADMINISTRATOR,
        authority_id,
        reason=_WHY,
        actor=SYSTEM,
        command_id=work.command_id,
    )
    grant_role(role, work)
    return AdministratorMade(user_id, authority_id)


def _authority(command: MakeAdministrator, work: Work) -> int:
    authority = CreateAuthority(
        command.authority_code,
        command.authority_name,
        command.level_label,
        reason=_WHY,
        actor=SYSTEM,
        command_id=work.command_id,
    )
    return create_authority(authority, work).authority_id
