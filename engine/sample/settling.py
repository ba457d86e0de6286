"""The sample authority comes to be: units, organisations, people, roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.commands.accounts.create_authority import CreateAuthority
from engine.commands.accounts.create_organisation import CreateOrganisation
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.passwords import hashed
from engine.engine import Engine
from engine.model.actors import SYSTEM, Actor, Grant
from engine.sample import people
from engine.sample.people import Person


@dataclass(frozen=True)
class Settlement:
    """The sample's people, as the ones who act."""

    authority_id: int
    actors: Mapping[str, Actor]
    organisations: Mapping[str, int]


def settle(engine: Engine, since: date) -> Settlement:
    """Create authority, organisations and people; done twice it is done once."""
    authority = engine.do(
        CreateAuthority(
            people.AUTHORITY_CODE,
            people.AUTHORITY_NAME,
            people.LEVEL_LABEL,
            people.UNITS,
            actor=SYSTEM,
            command_id="sample:authority",
        )
    )
    units = dict(zip((key for key, _ in people.UNITS), authority.unit_ids, strict=True))
    organisations = {one.key: _organisation(engine, one) for one in people.ORGANISATIONS}
    secret = hashed(people.PASSWORD)
    actors = {}
    for one in people.EVERYBODY:
        works_for = organisations.get(one.organisation or "")
        user_id = _person(engine, one, works_for, secret, authority.authority_id)
        grants = tuple(
            Grant(role, authority.authority_id, units.get(one.unit or "")) for role in one.roles
        )
        for grant in grants:
            _grant(engine, one, user_id, grant, since)
        actors[one.login] = Actor(user_id, one.name, grants, works_for)
    return Settlement(authority.authority_id, actors, organisations)


def _organisation(engine: Engine, one: people.Organisation) -> int:
    made = CreateOrganisation(
        one.name,
        one.tax_code,
        one.address,
        sample=True,
        actor=SYSTEM,
        command_id=f"sample:organisation:{one.key}",
    )
    return engine.do(made).organisation_id


def _person(
    engine: Engine, one: Person, works_for: int | None, secret: str, looked_after_by: int
) -> int:
    made = CreatePerson(
        one.login,
        one.name,
        works_for,
        password_hash=secret,
        sample=True,
        authority_id=looked_after_by,
        actor=SYSTEM,
        command_id=f"sample:person:{one.login}",
    )
    return engine.do(made).user_id


def _grant(engine: Engine, one: Person, user_id: int, grant: Grant, since: date) -> None:
    engine.do(
        GrantRole(
            user_id,
            grant.role,
            grant.authority_id,
            grant.unit_id,
            since,
            actor=SYSTEM,
            command_id=f"sample:grant:{one.login}:{grant.role}",
        )
    )
