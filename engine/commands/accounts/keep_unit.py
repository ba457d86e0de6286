"""Add a unit to an authority, or call one otherwise."""

import re
from dataclasses import dataclass
from typing import Final

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.accounts.errors import UnitRefused
from engine.commands.errors import NotFound
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import people, units

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class UnitCreated:
    """The new unit."""

    unit_id: int


@dataclass(frozen=True)
class CreateUnit(Command[UnitCreated]):
    """Add a unit; its short key stays for good."""

    authority_id: int
    key: str
    name: str
    reason: str


@dataclass(frozen=True)
class RenameUnit(Command[None]):
    """Call a unit otherwise."""

    unit_id: int
    name: str
    reason: str


@performs
def create_unit(command: CreateUnit, work: Work) -> UnitCreated:
    require_administrator(work, command.authority_id)
    key, name = command.key.strip().lower(), _fit_name(command.key, command.name)
    if not _KEY.fullmatch(key) or units.by_key(work.connection, command.authority_id, key):
        raise UnitRefused(command.key)
    unit_id = people.add_unit(work.connection, command.authority_id, key, name)
    record_act(
        work, Kind.UNIT_CREATED, command.reason, unit=unit_id, authority=command.authority_id
    )
    return UnitCreated(unit_id)


@performs
def rename_unit(command: RenameUnit, work: Work) -> None:
    require_administrator(work)
    unit = units.one(work.connection, command.unit_id)
    if unit is None:
        raise NotFound("unit")
    require_administrator(work, unit.authority_id)
    units.rename(work.connection, unit.unit_id, _fit_name(unit.key, command.name))
    record_act(
        work, Kind.UNIT_RENAMED, command.reason, unit=unit.unit_id, authority=unit.authority_id
    )


def _fit_name(key: str, name: str) -> str:
    found = " ".join(name.split())
    if not 0 < len(found) <= _LONGEST_NAME:
        raise UnitRefused(key)
    return found
