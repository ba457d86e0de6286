"""Who holds which role in one case, mission or council."""

from dataclasses import dataclass

from engine.model.actors import COUNCIL_ROLES, PARTY_ROLES, Actor, Party


@dataclass(frozen=True)
class SeatHolder:
    """A member of a council that judges the case, or sits in it."""

    role: str
    user_id: int
    code: str = ""


@dataclass(frozen=True)
class Holders:
    """The authority a thing belongs to, and everybody who stands in it from outside."""

    authority_id: int
    parties: tuple[Party, ...] = ()
    seats: tuple[SeatHolder, ...] = ()
    #: Roles that have, or had, a task here: what people who are called in may see.
    tasked: frozenset[str] = frozenset()


def roles_in(actor: Actor, holders: Holders) -> frozenset[str]:
    """Return every role the actor holds there.

    Party and council roles come from the case alone: a grant of that name would let one
    scientist act for all.
    """
    granted = {g.role for g in actor.grants if g.authority_id == holders.authority_id}
    return (
        frozenset(granted - PARTY_ROLES - COUNCIL_ROLES)
        | {party.role for party in holders.parties if party.is_held_by(actor)}
        | {seat.role for seat in holders.seats if seat.user_id == actor.user_id}
    )


def holds(actor: Actor, role: str, holders: Holders) -> bool:
    """Say whether the actor holds ``role`` there."""
    return role in roles_in(actor, holders)
