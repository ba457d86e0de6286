"""Which processes are in force, and since when."""

from dataclasses import dataclass
from datetime import date, datetime

from engine.model.actors import Actor
from engine.questions.administration.offices import require_office
from engine.questions.processes import process_names
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import offices


@dataclass(frozen=True)
class VersionRow:
    """A bundle put into force."""

    process_id: str
    name: str
    name_en: str
    digest: str
    #: ``None``: the national base, in force everywhere.
    authority: str | None
    valid_from: date
    valid_to: date | None
    #: ``None``: published by the system, with the product.
    published_by: str | None
    at: datetime
    reason: str
    legal_basis: str


@dataclass(frozen=True)
class Versions(Question[tuple[VersionRow, ...]]):
    """Every version, by process, the newest first."""

    actor: Actor


@answers
def versions(question: Versions, reading: Reading) -> tuple[VersionRow, ...]:
    """Refuse anybody but administrators and auditors."""
    require_office(question.actor, "see the versions of processes")
    return tuple(
        VersionRow(
            line.process_id,
            *process_names(reading, line.bundle_digest),
            line.bundle_digest,
            line.authority,
            line.valid_from,
            line.valid_to,
            line.published_by,
            line.published_at,
            line.reason,
            line.legal_basis,
        )
        for line in offices.all_versions(reading.connection)
    )
