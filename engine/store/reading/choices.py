"""People and organisations a form offers to choose from, and a person's draft."""

from collections.abc import Collection, Mapping
from typing import cast

from sqlalchemy import Connection, Select, select

from engine.model.values import Value, loads
from engine.store.tables import drafts, organisations, users

#: More than a list on a page can show.
_MOST = 2000
_PEOPLE = (
    select(users.c.user_id, users.c.name, organisations.c.name)
    .outerjoin(organisations, organisations.c.organisation_id == users.c.organisation_id)
    .order_by(users.c.folded, users.c.user_id)
)
_ORGANISATIONS = select(organisations.c.organisation_id, organisations.c.name).order_by(
    organisations.c.folded, organisations.c.organisation_id
)


def people(connection: Connection, organisation_id: int | None) -> tuple[Mapping[str, Value], ...]:
    """Return people as options; with an organisation given only those who work there."""
    query = _PEOPLE.where(users.c.enabled).limit(_MOST)
    if organisation_id is not None:
        query = query.where(users.c.organisation_id == organisation_id)
    return _people(connection, query)


def people_of(connection: Connection, ids: Collection[int]) -> tuple[Mapping[str, Value], ...]:
    """Return those people as options, whether they still have an account or not."""
    return _people(connection, _PEOPLE.where(users.c.user_id.in_(ids))) if ids else ()


def all_organisations(connection: Connection) -> tuple[Mapping[str, Value], ...]:
    """Return organisations as options."""
    return _organisations(connection, _ORGANISATIONS.limit(_MOST))


def organisations_of(
    connection: Connection, ids: Collection[int]
) -> tuple[Mapping[str, Value], ...]:
    """Return those organisations as options."""
    query = _ORGANISATIONS.where(organisations.c.organisation_id.in_(ids))
    return _organisations(connection, query) if ids else ()


def _people(
    connection: Connection, query: Select[int, str, str | None]
) -> tuple[Mapping[str, Value], ...]:
    return tuple(
        {"value": str(user_id), "label": f"{name} – {works_for}" if works_for else name}
        for user_id, name, works_for in connection.execute(query)
    )


def _organisations(
    connection: Connection, query: Select[int, str]
) -> tuple[Mapping[str, Value], ...]:
    return tuple({"value": str(found), "label": name} for found, name in connection.execute(query))


def draft(connection: Connection, user_id: int, place: str) -> tuple[str, dict[str, Value]] | None:
    """Return the form digest and the typed values of somebody's draft."""
    row = connection.execute(
        select(drafts.c.form_digest, drafts.c.raw).where(
            drafts.c.user_id == user_id, drafts.c.place == place
        )
    ).first()
    return None if row is None else (row.form_digest, cast("dict[str, Value]", loads(row.raw)))
