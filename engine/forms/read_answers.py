"""Posted values to answers, or every problem at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.forms.checking import Fault, check
from engine.forms.errors import AnswersRejected, Problem
from engine.forms.filling import fill
from engine.forms.messages import sentence
from engine.forms.parts import Form
from engine.forms.rules import Language
from engine.forms.sheets import Sheet
from engine.model.values import Value


@dataclass(frozen=True)
class Answers:
    """Values known to satisfy the form of this digest."""

    form_digest: str
    values: Mapping[str, Value]


def read_answers(
    form: Form,
    raw: Mapping[str, Value],
    *,
    context: Mapping[str, Value] | None,
    now: datetime,
    language: Language = "vi",
) -> Answers:
    """Read ``raw``, posted strings or typed JSON, into answers of ``form``.

    ``context`` is the prefill context the form was shown with: fixed rows, read-only fields
    and options come from it, never from the browser. None stands for *unknown*: options of
    the context then accept any code, and nothing is taken from it. Raises ``AnswersRejected``.

    >>> read_answers(form, {"team[0].name": "An"}, context={}, now=now).values
    {'team': [{'name': 'An'}]}
    """
    filled = fill(form, raw, context, now)
    faults = check(filled)
    if faults:
        raise AnswersRejected(
            {
                path: tuple(_problem(found, language) for found in told)
                for path, told in faults.items()
            }
        )
    return Answers(form.digest, kept(filled.sheet))


def kept(sheet: Sheet) -> dict[str, Value]:
    """Return the values worth keeping: neither hidden nor missing, with rows in place."""
    clean = Sheet(sheet.body, sheet.prefix, {}, {}, {})
    for found in sheet.body.fields:
        value = sheet.value(found)
        if found.name not in sheet.hidden and not found.disabled and value is not None:
            clean.put(found, value)
    for rows in sheet.body.lists:
        if rows.name not in sheet.hidden:
            clean.put(rows, [kept(row) for row in sheet.rows[rows.name]])
    return clean.values


def _problem(found: Fault, language: Language) -> Problem:
    if found.message:
        return Problem(found.code, found.message[0 if language == "vi" else 1])
    label = found.wording.name(language) if found.wording else ""
    return Problem(_public(found.code), sentence(found.code, label, found.limit, language))


def _public(code: str) -> str:
    """Return the stable code: how a missing answer is asked for is only wording."""
    return "required" if code.startswith("required-") else code
