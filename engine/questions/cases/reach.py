"""The case somebody asks about, and whether it exists for them."""

from dataclasses import dataclass

from engine.model.actors import CALLED_ROLES, Actor
from engine.permissions import Holders, NotFound, Party, SeatHolder, may_see
from engine.questions.registry import Reading
from engine.store.reading import case_lines, standing, waits
from engine.store.reading.case_lines import CaseLine
from engine.store.reading.standing import PartyLine, SeatLine


@dataclass(frozen=True)
class Reached:
    """A case with everybody who stands in it."""

    case: CaseLine
    parties: tuple[PartyLine, ...]
    seats: tuple[SeatLine, ...]
    #: The roles of the actor's that only a task opens the case to.
    tasked: frozenset[str] = frozenset()

    @property
    def holders(self) -> Holders:
        """Return who holds which role, as permissions are asked about it."""
        return holders(self.case.authority_id, self.parties, self.seats, self.tasked)


def holders(
    authority_id: int,
    parties: tuple[PartyLine, ...],
    seats: tuple[SeatLine, ...] = (),
    tasked: frozenset[str] = frozenset(),
) -> Holders:
    """Turn rows into what permissions are asked about."""
    return Holders(
        authority_id,
        tuple(Party(one.role, one.user_id, one.organisation_id) for one in parties),
        tuple(SeatHolder(one.role, one.user_id, one.code) for one in seats),
        tasked,
    )


def reach(reading: Reading, actor: Actor, case_id: int, what: str = "case") -> Reached:
    """Return the case; raises ``NotFound`` for one that is foreign or was never there."""
    case = case_lines.one(reading.connection, case_id)
    if case is None:
        raise NotFound(what)
    called = {grant.role for grant in actor.grants} & CALLED_ROLES
    found = Reached(
        case,
        standing.party_lines(reading.connection, case.party_id),
        standing.seats_around(reading.connection, case_id),
        waits.tasked(reading.connection, case_id, called),
    )
    if not may_see(actor, found.holders):
        raise NotFound(what)
    return found
