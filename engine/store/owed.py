"""What somebody must do before they work: replace a one-time password, enrol a second factor."""

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from engine.model.actors import Actor
from engine.store import administration
from engine.store.tables import second_factors, users


def required_roles(connection: Connection, authority_id: int) -> frozenset[str]:
    """Return the roles for which an authority demands a second factor."""
    kept = administration.read(connection, _key(authority_id))
    return frozenset(json.loads(kept)) if kept else frozenset()


def require_for(connection: Connection, authority_id: int, roles: Collection[str]) -> None:
    """Demand a second factor for these roles of an authority and no others."""
    administration.put(connection, _key(authority_id), json.dumps(sorted(roles)))


def owed(connection: Connection, actor: Actor) -> str:
    """Return ``password``, ``second-factor``, or nothing."""
    if is_required(connection, actor) and not has_factor(connection, actor.user_id):
        return _password(connection, actor.user_id) or "second-factor"
    return _password(connection, actor.user_id)


def is_required(connection: Connection, actor: Actor) -> bool:
    """Say whether a role the actor holds demands a second factor."""
    return any(
        {grant.role for grant in actor.grants if grant.authority_id == authority_id}
        & required_roles(connection, authority_id)
        for authority_id in actor.authorities_held()
    )


def has_factor(connection: Connection, user_id: int) -> bool:
    """Say whether somebody has a second factor that was tried out once."""
    query = select(second_factors.c.user_id).where(
        second_factors.c.user_id == user_id, second_factors.c.confirmed_at.is_not(None)
    )
    return connection.execute(query).first() is not None


def _password(connection: Connection, user_id: int) -> str:
    query = select(users.c.must_change).where(users.c.user_id == user_id)
    return "password" if connection.execute(query).scalar() else ""


def _key(authority_id: int) -> str:
    return f"second-factor:{authority_id}"
