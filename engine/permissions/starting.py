"""Who may begin a process by hand."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from engine.model.actors import PARTY_ROLES, Actor
from engine.permissions.holders import Holders, roles_in

#: In which status a mission waits for a process of a step, unless the process says so itself
#: in its property ``start.status``.
_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {"2": "LISTED,NO_WINNER", "3": "CONTRACTED,RUNNING"}
)


def statuses(properties: Mapping[str, str]) -> list[str]:
    """Return the statuses of a mission in which a process may be begun on it."""
    said = properties.get("start.status", _STATUS.get(properties.get("step", ""), ""))
    return [status.strip() for status in said.split(",")]


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
