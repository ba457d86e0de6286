"""``nhiemvu form check --lines``: answers and decisions, or every problem."""

import argparse
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

from engine.cli.lines import UnreadableLine, answer_lines
from engine.forms import (
    AnswersRejected,
    BadForm,
    Form,
    Language,
    decisions,
    read_answers,
    read_form,
)
from engine.model.errors import EngineError
from engine.model.values import Value, YearsMonths, temporal_text

_ABOUT = """\
Checks one set of answers per line of standard input against a form-js schema:
  {"id", "form": path, "data": {...}}
  -> {"id", "answers": {...}, "decisions": {...}}
  or {"id", "problems": {"team[2].name": [{"code", "message"}]}}
  or {"id", "error": {"code", "message"}}, for a bad form with "problems" of its components

The path is relative to the working directory. Data are posted strings ("team[0].name", rows
counted from 0) or typed JSON. Decimals and money are written as numbers, dates as yyyy-MM-dd.
Optional in a line: "context" (what the form was shown with: without it, options that come from
a context accept any code), "now" (an instant, for today() and now()), "language" (vi or en).
"""


class FormNotFound(EngineError):
    """There is no readable file where a form was expected."""

    code = "form-not-found"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"There is no form at {path}. Give a path from the working directory.")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("form", help="check answers against a form")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="answers and decisions, or every problem",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "--lines", action="store_true", required=True, help="JSON lines in, JSON lines out"
    )
    check.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    return answer_lines(answer)


def answer(asked: Mapping[str, Value]) -> Mapping[str, object]:
    """Answer one line; a form that cannot be read is an error of this line only."""
    path, data, context = asked.get("form"), asked.get("data", {}), asked.get("context")
    if not isinstance(path, str):
        raise UnreadableLine("its form is not a path")
    if not isinstance(data, Mapping):
        raise UnreadableLine("its data are not an object")
    try:
        form = _form_at(path)
    except BadForm as refusal:
        return {"error": _refused(refusal)}
    known = context if isinstance(context, Mapping) else None
    try:
        found = read_answers(
            form, data, context=known, now=_now(asked.get("now")), language=_language(asked)
        )
    except AnswersRejected as refusal:
        return {"problems": {place: _told(refusal, place) for place in refusal.problems}}
    return {"answers": _plain(found.values), "decisions": _plain(decisions(form, found))}


def _refused(refusal: BadForm) -> dict[str, object]:
    problems = [
        {"code": found.code, "component": found.component, "message": found.message}
        for found in refusal.problems
    ]
    return {"code": refusal.code, "message": str(refusal), "problems": problems}


def _told(refusal: AnswersRejected, place: str) -> list[dict[str, str]]:
    return [{"code": one.code, "message": one.message} for one in refusal.problems[place]]


def _form_at(path: str) -> Form:
    try:
        status = Path(path).stat()
        return _form_of(path, status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        raise FormNotFound(path) from None


@lru_cache(maxsize=256)
def _form_of(path: str, modified: int, size: int) -> Form:
    # Time and size are part of the key: a form edited between two lines is read again.
    del modified, size
    return read_form(Path(path).read_bytes())


def _now(value: Value) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.now(UTC)


def _language(asked: Mapping[str, Value]) -> Language:
    return "en" if asked.get("language") == "en" else "vi"


def _plain(value: Value) -> object:
    """Return ``value`` with moments as their plain ISO text, as this contract writes them."""
    if isinstance(value, date | time | timedelta | YearsMonths):
        return temporal_text(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
