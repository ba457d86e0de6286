"""Who may begin a process by hand."""

from collections.abc import Collection

from engine.model.actors import PARTY_ROLES, Actor
from engine.permissions.holders import Holders, roles_in


def may_start(actor: Actor, roles: Collection[str], start_from: str, holders: Holders) -> bool:
    """Say whether the actor may start a process whose ``start.role`` is ``roles``.

    An open call is an invitation: anybody from outside may propose, and anybody with an
    organisation behind them may apply. Elsewhere the role has to be held already.
    """
    if start_from == "none":
        return False
    if start_from == "call":
        return any(_is_invited(actor, role) for role in roles)
    return bool(roles_in(actor, holders) & set(roles))


def _is_invited(actor: Actor, role: str) -> bool:
    if role == "host_org":
        return actor.organisation_id is not None
    return role in PARTY_ROLES
