"""Whether a case, a mission or a council exists for somebody."""

from typing import Final

from engine.model.actors import CALLED_ROLES, COUNCIL_ROLES, PARTY_ROLES, Actor
from engine.permissions.holders import Holders, roles_in

#: Sees everything of its authority, changes nothing.
AUDITOR: Final = "auditor"
#: Sees everything administrative; completes only what its other roles allow.
ADMINISTRATOR: Final = "administrator"
#: Sees everything of its authority, to know what is late.
LEADER: Final = "leader"


def is_internal(actor: Actor, authority_id: int | None = None) -> bool:
    """Say whether the actor works inside an authority (that one, or any)."""
    outside = PARTY_ROLES | COUNCIL_ROLES | CALLED_ROLES
    return any(
        grant.role not in outside and authority_id in {None, grant.authority_id}
        for grant in actor.grants
    )


def may_see(actor: Actor, holders: Holders) -> bool:
    """Say whether the thing exists for this actor: by grant, as a party, or by a seat."""
    return bool(roles_in(actor, holders) - (CALLED_ROLES - holders.tasked))


def sees_others(actor: Actor, holders: Holders) -> bool:
    """Say whether the actor sees every applicant there: officers and the council do."""
    return is_internal(actor, holders.authority_id) or any(
        seat.user_id == actor.user_id for seat in holders.seats
    )
