"""Refusals told at the field of a small form; all others have a page of their own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.commands.accounts.errors import PersonRefused
from engine.model.errors import EngineError

#: The field at which a refusal is told. ``{}`` stands for the form of several on a page.
_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "colleague-unfit": "colleague",
        "dates-reversed": "valid_to",
        "login-taken": "login",
        "reason-missing": "reason",
        "role-unknown": "role",
        "unit-refused": "key",
    }
)
_OF_EACH_FORM: Final = frozenset({"reason"})


def problems_of(refusal: EngineError, form: str = "") -> dict[str, str]:
    """Return field and text of a refusal that a field can mend; raise any other one."""
    if isinstance(refusal, PersonRefused):
        return {refusal.part: f"person_refused.{refusal.part}"}
    field = _FIELDS.get(refusal.code)
    if field is None:
        raise refusal
    if form.startswith("role"):
        field = {"valid_to": f"last_day_{form[4:]}"}.get(field, field)
    if form.isdigit() and field == "key":
        field = f"name_{form}"
    if form and field in _OF_EACH_FORM:
        field = f"{field}_{form}"
    return {field: f"refused.{refusal.code}"}
