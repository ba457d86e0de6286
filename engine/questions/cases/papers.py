"""The papers of cases: what was submitted, with its number and its files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from engine.forms import Form
from engine.model.actors import Actor
from engine.permissions import Holders, may_read
from engine.permissions import Paper as Question
from engine.questions.processes import panel_kind
from engine.questions.registry import Reading
from engine.store import bundles
from engine.store.reading import attached, submitted
from engine.store.reading.submitted import SubmissionLine


@dataclass(frozen=True)
class PaperFile:
    """A file that was handed in with a paper."""

    digest: str
    name: str
    size_bytes: int
    media_type: str


@dataclass(frozen=True)
class Paper:
    """One paper."""

    title: str
    title_en: str
    form_id: str
    #: The official code of the form, as printed on it.
    code: str
    #: Whether it is the review or the ballot of one member of a council.
    by_member: bool
    #: What a member's paper judges, where a council judges several things at once.
    subject_id: int | None
    subject: str | None
    number: str | None
    on: date
    by: str | None
    case_id: int
    element: str
    submission_digest: str
    files: tuple[PaperFile, ...]


def is_readable(actor: Actor, line: SubmissionLine, form: Form, holders: Holders) -> bool:
    """Say whether the actor may open a submission made with ``form``."""
    panel = None if line.panel is None else panel_kind(line.panel)
    confidential = form.properties.get("confidential") == "true"
    return may_read(actor, Question(line.actor, line.sealed, panel, confidential), holders)


def papers(
    reading: Reading, actor: Actor, holders: Holders, case_ids: Collection[int]
) -> tuple[Paper, ...]:
    """Return the papers the actor may open, the newest first, in four statements."""
    connection = reading.connection
    opened = [line for line in submitted.of_cases(connection, case_ids) if not line.sealed]
    forms = bundles.forms_by_digest(connection, {line.form_digest for line in opened})
    found = [line for line in opened if is_readable(actor, line, forms[line.form_digest], holders)]
    numbers = attached.numbers_of(connection, case_ids)
    files = attached.files_of(connection, [line.digest for line in found])
    return tuple(
        Paper(
            title=forms[line.form_digest].title,
            title_en=forms[line.form_digest].title_en,
            form_id=line.form_id,
            code=forms[line.form_digest].code,
            by_member=line.panel is not None,
            subject_id=line.subject_id,
            subject=line.subject,
            number=_number(line, numbers),
            on=line.legal_date,
            by=line.actor_name,
            case_id=line.case_id,
            element=line.element,
            submission_digest=line.digest,
            files=tuple(
                PaperFile(one.digest, one.name, one.size_bytes, one.media_type)
                for one in files
                if one.submission == line.digest
            ),
        )
        for line in found
    )


def _number(line: SubmissionLine, numbers: dict[tuple[int, str], str]) -> str | None:
    """Return the number drawn by the element that belongs to the paper's task: P4_15_so."""
    for (case_id, element), text in numbers.items():
        if case_id == line.case_id and element.startswith(f"{line.element}_"):
            return text
    return None
