"""People, their roles and sessions, organisations and authorities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, Row, Select, insert, or_, select, update

from engine.model.actors import Actor, Grant
from engine.model.folding import fold
from engine.store.tables import authorities, grants, organisations, units, users


@dataclass(frozen=True)
class Account:
    """What signing in needs to know."""

    user_id: int
    name: str
    language: str
    password_hash: str
    enabled: bool


@dataclass(frozen=True)
class Person:
    """Somebody who is to have an account."""

    login: str
    name: str
    email: str | None
    organisation_id: int | None
    password_hash: str
    language: str = "vi"
    sample: bool = False
    authority_id: int | None = None
    must_change: bool = False
    external_id: str | None = None


def account(connection: Connection, login: str) -> Account | None:
    """Find an account by its login, whatever its case."""
    query = _accounts().where(users.c.login == login.strip().lower())
    row = connection.execute(query).first()
    return None if row is None else Account(*row)


def account_of(connection: Connection, user_id: int) -> Account | None:
    """Find an account by its id."""
    row = connection.execute(_accounts().where(users.c.user_id == user_id)).first()
    return None if row is None else Account(*row)


def _accounts() -> Select[int, str, str, str, bool]:
    return select(
        users.c.user_id, users.c.name, users.c.language, users.c.password_hash, users.c.enabled
    )


def add_person(connection: Connection, person: Person) -> int:
    """Add an account and return its id."""
    row = {**person.__dict__, "login": person.login.lower()}
    made = connection.execute(
        insert(users).values(**row, folded=fold(f"{person.name} {person.login}"), enabled=True)
    )
    return _key(made.inserted_primary_key)


def add_grant(
    connection: Connection,
    user_id: int,
    grant: Grant,
    valid_from: date,
    valid_to: date | None = None,
) -> None:
    """Give a role from a day on, perhaps to a last one."""
    connection.execute(
        insert(grants).values(
            user_id=user_id,
            role=grant.role,
            authority_id=grant.authority_id,
            unit_id=grant.unit_id,
            valid_from=valid_from,
            valid_to=valid_to,
        )
    )


def actor(connection: Connection, user_id: int, on: date) -> Actor | None:
    """Return somebody with the roles they hold on that day, in one statement."""
    return _one_actor(
        connection.execute(
            select(
                users.c.user_id,
                users.c.name,
                users.c.organisation_id,
                grants.c.role,
                grants.c.authority_id,
                grants.c.unit_id,
            )
            .outerjoin(
                grants,
                (grants.c.user_id == users.c.user_id)
                & (grants.c.valid_from <= on)
                & or_(grants.c.valid_to.is_(None), grants.c.valid_to >= on),
            )
            .where(users.c.user_id == user_id, users.c.enabled)
            .order_by(grants.c.grant_id)
        ).all()
    )


def _one_actor(rows: Sequence[Row[int, str, int | None, str, int, int | None]]) -> Actor | None:
    if not rows:
        return None
    held = tuple(
        Grant(row.role, row.authority_id, row.unit_id) for row in rows if row.role is not None
    )
    return Actor(rows[0].user_id, rows[0].name, held, rows[0].organisation_id)


def set_password(
    connection: Connection, user_id: int, password_hash: str, *, must_change: bool = False
) -> None:
    """Replace somebody's password, perhaps by one that must be replaced at once."""
    connection.execute(
        update(users)
        .where(users.c.user_id == user_id)
        .values(password_hash=password_hash, must_change=must_change)
    )


def set_language(connection: Connection, user_id: int, language: str) -> None:
    """Replace the language of somebody's screens."""
    connection.execute(update(users).where(users.c.user_id == user_id).values(language=language))


def add_organisation(
    connection: Connection, name: str, tax_code: str | None, address: str | None, *, sample: bool
) -> int:
    """Add an organisation and return its id."""
    made = connection.execute(
        insert(organisations).values(
            name=name, folded=fold(name), tax_code=tax_code, address=address, sample=sample
        )
    )
    return _key(made.inserted_primary_key)


def has_organisation(connection: Connection, organisation_id: int) -> bool:
    """Say whether there is such an organisation."""
    query = select(organisations.c.organisation_id).where(
        organisations.c.organisation_id == organisation_id
    )
    return connection.execute(query).first() is not None


def add_authority(
    connection: Connection, authority_id: int, code: str, name: str, level_label: str
) -> None:
    """Add an authority under the id of its stream."""
    connection.execute(
        insert(authorities).values(
            authority_id=authority_id, code=code, name=name, level_label=level_label
        )
    )


def add_unit(connection: Connection, authority_id: int, key: str, name: str) -> int:
    """Add a unit of an authority and return its id."""
    made = connection.execute(insert(units).values(authority_id=authority_id, key=key, name=name))
    return _key(made.inserted_primary_key)


def _key(found: object) -> int:
    return cast("int", cast("tuple[object, ...]", found)[0])


def names(
    connection: Connection, organisation_id: int | None, user_id: int | None
) -> tuple[str, str]:
    """Return what an organisation and a person are called."""
    person = select(users.c.name).where(users.c.user_id == user_id)
    return (
        organisation_name(connection, organisation_id),
        str(connection.execute(person).scalar_one()),
    )


def organisation_name(connection: Connection, organisation_id: int | None) -> str:
    """Return what an organisation is called."""
    query = select(organisations.c.name).where(organisations.c.organisation_id == organisation_id)
    return str(connection.execute(query).scalar_one())
