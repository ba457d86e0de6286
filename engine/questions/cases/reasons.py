"""Why a proposal or an application was marked as it was, in the words that are meant for it."""

from collections.abc import Mapping

from engine.forms import Answers, Form, Rows, fields
from engine.model.values import Value
from engine.questions.registry import Reading
from engine.store import bundles
from engine.store.reading import events, submitted
from engine.store.reading.case_lines import CaseLine


def reason(reading: Reading, case: CaseLine) -> str | None:
    """Return what the newest marking in the parent case tells this one; its row and no other."""
    if case.parent_id is None:
        return None
    for fact in reversed(events.of_streams(reading.connection, (case.parent_id,))):
        marked = fact.body.get("states") if fact.kind == "subject-marked" else None
        if isinstance(marked, Mapping) and str(case.case_id) in marked and fact.submission:
            return _told(reading, fact.submission, str(case.case_id))
    return None


def _told(reading: Reading, digest: str, subject: str) -> str | None:
    line = submitted.one(reading.connection, digest)
    if line is None:
        return None
    form = bundles.form_by_digest(reading.connection, line.form_digest)
    answers = Answers(form.digest, submitted.answers(reading.connection, digest))
    said = [text for text in _texts(form, answers, subject) if text]
    return "; ".join(said) or None


def _texts(form: Form, answers: Answers, subject: str) -> list[str]:
    return [
        value
        for rows in fields(form)
        if isinstance(rows, Rows)
        for part in rows.body.fields
        if part.properties.get("told") == "true"
        for row in _rows(answers.values, rows.path)
        if row.get("subject") == subject and isinstance(value := row.get(part.name), str)
    ]


def _rows(values: Mapping[str, Value], path: tuple[str, ...]) -> list[Mapping[str, Value]]:
    found: Value = values
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []
