"""A case in one line."""

from dataclasses import dataclass
from datetime import date

from engine.model.clock import day_of
from engine.questions.processes import ending_names, process_names, step_of, title_en
from engine.questions.registry import Reading
from engine.store.reading.case_lines import CaseLine


@dataclass(frozen=True)
class CaseSummary:
    """What a list says of a case."""

    case_id: int
    process_id: str
    process_name: str
    process_name_en: str
    step: int
    title: str
    #: Empty where the title is what somebody wrote.
    title_en: str
    mission_id: int | None
    mission_title: str | None
    mission_code: str | None
    #: ``open`` or ``ended``.
    state: str
    ending: str | None
    #: What the pinned process calls that end.
    ending_name: str | None
    ending_name_en: str
    started_on: date
    ended_on: date | None
    authority_id: int
    authority: str


def summary(reading: Reading, case: CaseLine) -> CaseSummary:
    """Put a case into one line."""
    name, in_english = process_names(reading, case.bundle_digest)
    ending, ending_en = ending_names(reading, case.bundle_digest, case.ending)
    return CaseSummary(
        case_id=case.case_id,
        process_id=case.process_id,
        process_name=name,
        process_name_en=in_english,
        step=step_of(reading, case.bundle_digest),
        title=case.title,
        title_en=title_en(
            reading, case.bundle_digest, case.title, (case.mission_title, case.mission_code)
        ),
        mission_id=case.mission_id,
        mission_title=case.mission_title,
        mission_code=case.mission_code,
        state=case.state,
        ending=case.ending,
        ending_name=ending,
        ending_name_en=ending_en,
        started_on=case.started_on,
        ended_on=day_of(case.ended_at) if case.ended_at else None,
        authority_id=case.authority_id,
        authority=case.authority,
    )
