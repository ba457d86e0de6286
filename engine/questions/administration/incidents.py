"""What failed and waits for somebody to mend it."""

from dataclasses import dataclass
from datetime import datetime

from engine.model.actors import Actor
from engine.permissions import ADMINISTRATOR
from engine.questions.administration.offices import require_office
from engine.questions.processes import title_en
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles
from engine.store.reading import offices


@dataclass(frozen=True)
class Incident:
    """A named operation that failed; the step before it stands."""

    request_id: str
    case_id: int
    case_title: str
    #: Empty where the title is what somebody wrote.
    case_title_en: str
    mission_title: str | None
    process_id: str
    element: str
    element_name: str
    element_name_en: str
    operation: str
    error_code: str
    error: str
    at: datetime
    may_retry: bool


@dataclass(frozen=True)
class Incidents(Question[tuple[Incident, ...]]):
    """The open incidents of the actor's authorities, the newest first."""

    actor: Actor


@answers
def incidents(question: Incidents, reading: Reading) -> tuple[Incident, ...]:
    """Refuse anybody but administrators and auditors; only the former retry."""
    held = require_office(question.actor, "see incidents")
    may_retry = bool(question.actor.authorities(ADMINISTRATOR))
    found = []
    for line in offices.incidents(reading.connection, held):
        elements = bundles.load(reading.connection, line.bundle_digest).elements
        element = elements.get(line.element)
        found.append(
            Incident(
                line.request_id,
                line.case_id,
                line.case_title,
                title_en(
                    reading,
                    line.bundle_digest,
                    line.case_title,
                    (line.mission_title, line.mission_code),
                ),
                line.mission_title,
                line.process_id,
                line.element,
                element.name if element else line.element,
                element.name_en if element else "",
                line.name,
                line.error_code,
                line.error,
                line.at,
                may_retry,
            )
        )
    return tuple(found)
