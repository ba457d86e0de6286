"""People and organisations a form offers to choose from, and a person's draft."""

from collections.abc import Mapping
from typing import cast

from sqlalchemy import Connection, select

from engine.model.values import Value, loads
from engine.store.tables import drafts, organisations, users

#: More than a list on a page can show.
_MOST = 2000


def people(connection: Connection, organisation_id: int | None) -> tuple[Mapping[str, Value], ...]:
    """Return people as options; with an organisation given only those who work there."""
    query = (
        select(users.c.user_id, users.c.name, organisations.c.name)
        .outerjoin(organisations, organisations.c.organisation_id == users.c.organisation_id)
        .where(users.c.enabled)
        .order_by(users.c.folded, users.c.user_id)
        .limit(_MOST)
    )
    if organisation_id is not None:
        query = query.where(users.c.organisation_id == organisation_id)
    return tuple(
        {"value": str(user_id), "label": f"{name} – {works_for}" if works_for else name}
        for user_id, name, works_for in connection.execute(query)
    )


def all_organisations(connection: Connection) -> tuple[Mapping[str, Value], ...]:
    """Return organisations as options."""
    query = (
        select(organisations.c.organisation_id, organisations.c.name)
        .order_by(organisations.c.folded, organisations.c.organisation_id)
        .limit(_MOST)
    )
    return tuple({"value": str(found), "label": name} for found, name in connection.execute(query))


def draft(connection: Connection, user_id: int, place: str) -> tuple[str, dict[str, Value]] | None:
    """Return the form digest and the typed values of somebody's draft."""
    row = connection.execute(
        select(drafts.c.form_digest, drafts.c.raw).where(
            drafts.c.user_id == user_id, drafts.c.place == place
        )
    ).first()
    return None if row is None else (row.form_digest, cast("dict[str, Value]", loads(row.raw)))
