"""Who holds which role in one case, mission or council."""

from dataclasses import dataclass

from engine.model.actors import COUNCIL_ROLES, ORGANISATION_ROLES, PARTY_ROLES, Actor


@dataclass(frozen=True)
class Party:
    """Somebody from outside: a person, an organisation, or a person of one."""

    role: str
    user_id: int | None
    organisation_id: int | None = None

    def is_held_by(self, actor: Actor) -> bool:
        """Say whether the actor is this party, in person or through their organisation.

        A principal investigator is a person; the organisation beside the name only says
        where they work and gives its staff nothing.
        """
        if self.user_id is not None and self.role not in ORGANISATION_ROLES:
            return self.user_id == actor.user_id
        if self.organisation_id is not None:
            return self.organisation_id == actor.organisation_id
        return self.user_id is not None and self.user_id == actor.user_id


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
