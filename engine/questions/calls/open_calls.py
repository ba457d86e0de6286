"""Calls that take proposals or applications now."""

from dataclasses import dataclass
from datetime import date

from engine.questions.due import days_left
from engine.questions.publication.shown import Shown, of_notice
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles
from engine.store.reading import notice_lines
from engine.store.reading.notice_lines import NoticeLine

KINDS = ("call-proposals", "call-applications")


@dataclass(frozen=True)
class Call:
    """An invitation to propose or to apply, as it was published."""

    notice_id: int
    #: ``call-proposals`` or ``call-applications``.
    kind: str
    title: str
    authority_id: int
    authority: str
    case_id: int
    mission_id: int | None
    mission_title: str | None
    opens_on: date
    closes_on: date | None
    days_left: int | None
    is_open: bool
    body: tuple[Shown, ...]


@dataclass(frozen=True)
class OpenCalls(Question[tuple[Call, ...]]):
    """The open calls of a kind, or of both; the first to close comes first."""

    kind: str | None = None


@answers
def open_calls(question: OpenCalls, reading: Reading) -> tuple[Call, ...]:
    kinds = KINDS if question.kind is None else (question.kind,)
    wanted = [kind for kind in kinds if kind in KINDS]
    lines = notice_lines.open_notices(reading.connection, wanted, reading.today)
    return tuple(call(reading, line) for line in lines)


def call(reading: Reading, line: NoticeLine) -> Call:
    """Tell a notice as a call."""
    made_with = line.body.get("_form")
    form = None
    if isinstance(made_with, str):
        form = bundles.form_by_digest(reading.connection, made_with)
    return Call(
        notice_id=line.notice_id,
        kind=line.kind,
        title=line.title,
        authority_id=line.authority_id,
        authority=line.authority,
        case_id=line.case_id,
        mission_id=line.mission_id,
        mission_title=line.mission_title,
        opens_on=line.opens_on,
        closes_on=line.closes_on,
        days_left=days_left(line.closes_on, reading.today),
        is_open=is_open(line, reading.today),
        body=of_notice(form, line.body),
    )


def is_open(line: NoticeLine, on: date) -> bool:
    """Say whether a notice is open on a day."""
    return line.opens_on <= on and (line.closes_on is None or on <= line.closes_on)
