"""Which roles need a second factor."""

from dataclasses import dataclass

from engine.model.actors import GRANTED_ROLES, Actor
from engine.permissions import ADMINISTRATOR
from engine.questions.administration.offices import require_office
from engine.questions.registry import Question, Reading, answers
from engine.store import owed
from engine.store.reading import persons


@dataclass(frozen=True)
class DemandedIn:
    """What one authority demands, of all roles that are given."""

    authority_id: int
    authority: str
    demanded: tuple[str, ...]
    may_change: bool
    roles: tuple[str, ...] = GRANTED_ROLES


@dataclass(frozen=True)
class DemandedFactors(Question[tuple[DemandedIn, ...]]):
    """What the authorities of the asker demand."""

    actor: Actor


@answers
def demanded_factors(question: DemandedFactors, reading: Reading) -> tuple[DemandedIn, ...]:
    """Refuse anybody but administrators and auditors."""
    held = require_office(question.actor, "see what is demanded")
    administered = question.actor.authorities(ADMINISTRATOR)
    return tuple(
        DemandedIn(
            one.id,
            one.name,
            tuple(sorted(owed.required_roles(reading.connection, one.id))),
            one.id in administered,
        )
        for one in persons.authorities_named(reading.connection, held)
    )
