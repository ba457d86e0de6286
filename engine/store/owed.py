"""Second factors that are owed: which roles demand one, and who has one."""

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from engine.model.actors import Actor
from engine.store import administration
from engine.store.tables import installation, second_factors


def required_roles(connection: Connection, authority_id: int) -> frozenset[str]:
    """Return the roles for which an authority demands a second factor."""
    kept = administration.read(connection, _key(authority_id))
    return frozenset(json.loads(kept)) if kept else frozenset()


def require_for(connection: Connection, authority_id: int, roles: Collection[str]) -> None:
    """Demand a second factor for these roles of an authority and no others."""
    administration.put(connection, _key(authority_id), json.dumps(sorted(roles)))


def is_required(connection: Connection, actor: Actor) -> bool:
    """Say whether a role the actor holds demands a second factor."""
    places = {_key(one): one for one in actor.authorities_held()}
    if not places:
        return False
    rows = connection.execute(
        select(installation.c.key, installation.c.value).where(installation.c.key.in_(places))
    )
    return any(actor.holds(role, places[row.key]) for row in rows for role in json.loads(row.value))


def has_factor(connection: Connection, user_id: int) -> bool:
    """Say whether somebody has a second factor that was tried out once."""
    query = select(second_factors.c.user_id).where(
        second_factors.c.user_id == user_id, second_factors.c.confirmed_at.is_not(None)
    )
    return connection.execute(query).first() is not None


def _key(authority_id: int) -> str:
    return f"second-factor:{authority_id}"
