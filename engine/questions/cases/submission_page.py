"""One submission as its author saw it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from engine.forms import Form
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import NotFound
from engine.questions.cases.names import names
from engine.questions.cases.papers import PaperFile, is_readable
from engine.questions.cases.reach import reach
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles
from engine.store.reading import attached, submitted


@dataclass(frozen=True)
class SubmissionView:
    """A form with the answers that were given to it."""

    digest: str
    form: Form
    answers: Mapping[str, Value]
    #: What the people, organisations and seats in the answers are called.
    names: Mapping[str, Value]
    case: CaseSummary
    element: str
    element_name: str
    by: str | None
    at: datetime
    legal_date: date
    files: tuple[PaperFile, ...]
    #: A ballot or a review: reading it is to be logged (``RecordReading``).
    panel: bool


@dataclass(frozen=True)
class SubmissionPage(Question[SubmissionView]):
    """A submission the actor may open; a sealed one exists for its author alone."""

    actor: Actor
    digest: str


@answers
def submission_page(question: SubmissionPage, reading: Reading) -> SubmissionView:
    """Refuse with ``NotFound`` what is sealed, foreign or not there."""
    connection = reading.connection
    line = submitted.one(connection, question.digest)
    if line is None:
        raise NotFound("submission")
    reached = reach(reading, question.actor, line.case_id, "submission")
    form = bundles.form_by_digest(connection, line.form_digest)
    if not is_readable(question.actor, line, form, reached.holders):
        raise NotFound("submission")
    bundle = bundles.load(connection, reached.case.bundle_digest)
    element = bundle.elements.get(line.element)
    given = submitted.answers(connection, line.digest)
    return SubmissionView(
        digest=line.digest,
        form=form,
        answers=given,
        names=names(reading, reached, given),
        case=summary(reading, reached.case),
        element=line.element,
        element_name=element.name if element else "",
        by=line.actor_name,
        at=line.at,
        legal_date=line.legal_date,
        files=tuple(
            PaperFile(one.digest, one.name, one.size_bytes, one.media_type)
            for one in attached.files_of(connection, [line.digest])
        ),
        panel=line.panel is not None,
    )
