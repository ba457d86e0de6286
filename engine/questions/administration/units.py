"""The units of the authorities somebody administers or audits."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.permissions import ADMINISTRATOR
from engine.questions.administration.offices import require_office
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import persons


@dataclass(frozen=True)
class Unit:
    """A unit of an authority."""

    unit_id: int
    authority: str
    key: str
    name: str
    may_rename: bool


@dataclass(frozen=True)
class Units(Question[tuple[Unit, ...]]):
    """Every unit the asker may see."""

    actor: Actor


@answers
def units(question: Units, reading: Reading) -> tuple[Unit, ...]:
    """Refuse anybody but administrators and auditors."""
    held = require_office(question.actor, "see the units")
    administered = question.actor.authorities(ADMINISTRATOR)
    return tuple(
        Unit(u.unit_id, u.authority, u.key, u.name, u.authority_id in administered)
        for u in persons.units_of(reading.connection, held)
    )
