"""What a posted form says besides its answers."""

import re
import uuid
from datetime import date
from typing import Final

from flask import flash, request

from webapp.language import text
from webapp.visitors import language

_COMMAND_ID: Final = re.compile(r"[0-9a-f-]{36}")


def command_id() -> str:
    """Return the id the page gave to this very form: a double click carries it twice."""
    posted = request.form.get("command_id", "")
    return posted if _COMMAND_ID.fullmatch(posted) else str(uuid.uuid4())


def page_number() -> int:
    """Return the page asked for in the address, at least 1."""
    asked = request.args.get("trang", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() else 1


def searched() -> str:
    """Return the words searched for."""
    return request.args.get("tim", "").strip()[:200]


def say(key: str, **values: object) -> None:
    """Tell something at the top of the next page."""
    flash(text(language(), key, **values), "said")


def say_wrong(key: str, **values: object) -> None:
    """Tell at the top of the next page what was not done, and why."""
    flash(text(language(), key, **values), "wrong")


def typed(name: str) -> str:
    """Return what was typed into a field, without the spaces around it."""
    return request.form.get(name, "").strip()


def chosen(name: str) -> int | None:
    """Return the id chosen in a list, ``None`` for none."""
    value = request.form.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() else None


def day_posted(name: str) -> date | None:
    """Return the day chosen in a date field, ``None`` for none."""
    try:
        return date.fromisoformat(request.form.get(name, ""))
    except ValueError:
        return None
