"""What an operation gathers for a record: from a form's flagged fields and from the process."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.commands.operations.registry import Call
from engine.forms import Answers, record_values
from engine.model.values import Value
from engine.store import bundles, submissions


@dataclass(frozen=True)
class Source:
    """The newest submission of a form, and what it says for a record."""

    digest: str
    answers: Mapping[str, Value]
    attributes: dict[str, Value]


def source(call: Call, form_id: str, case_id: int | None = None) -> Source:
    """Read the newest submission of ``form_id`` in the case (or another), else its mission."""
    row = call.case.row
    found = submissions.newest(
        call.work.connection,
        form_id,
        case_id or row.case_id,
        row.mission_id if case_id is None else None,
    )
    if found is None:
        raise call.refuse(f"nobody has filled in {form_id} yet")
    digest, form_digest, answers = found
    form = bundles.form_by_digest(call.work.connection, form_digest)
    return Source(digest, answers, record_values(form, Answers(form.digest, answers)))


def of_call(call: Call, *known: str) -> tuple[dict[str, Value], str | None]:
    """Return attributes from ``form`` (if given) and from every other parameter."""
    form_id = call.text("form")
    given = source(call, form_id) if form_id else None
    attributes = dict(given.attributes) if given else {}
    return attributes | call.others("form", *known), given.digest if given else None


def rows_by_subject(answers: Mapping[str, Value]) -> dict[int, Mapping[str, Value]]:
    """Return the rows of a form that speak of a subject, by its case id."""
    found: dict[int, Mapping[str, Value]] = {}
    for value in answers.values():
        if isinstance(value, Mapping):
            found |= rows_by_subject(value)
        elif isinstance(value, list | tuple):
            for row in value:
                subject = row.get("subject") if isinstance(row, Mapping) else None
                if isinstance(row, Mapping) and subject is not None and str(subject).isdigit():
                    found[int(str(subject))] = row
    return found
