"""Establish an authority with its units."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import people


@dataclass(frozen=True)
class AuthorityCreated:
    """The new authority and its units, in the order in which they were named."""

    authority_id: int
    unit_ids: tuple[int, ...]


@dataclass(frozen=True)
class CreateAuthority(Command[AuthorityCreated]):
    """Add an authority; ``units`` are (key, name)."""

    code: str
    name: str
    level_label: str
    units: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@performs
def create_authority(command: CreateAuthority, work: Work) -> AuthorityCreated:
    """Begin the authority's own stream and say so in the administration's."""
    require_administrator(work)
    authority_id = work.begin("authority", None)
    people.add_authority(
        work.connection, authority_id, command.code, command.name, command.level_label
    )
    unit_ids = tuple(
        people.add_unit(work.connection, authority_id, key, name) for key, name in command.units
    )
    work.record(authority_id, Kind.AUTHORITY_CREATED, {"code": command.code})
    record_act(work, Kind.AUTHORITY_CREATED, command.reason, authority=authority_id)
    return AuthorityCreated(authority_id, unit_ids)
