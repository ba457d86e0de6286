"""Attributes and answers anybody may read, with the words they are labelled by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.forms import Field, Form, Rows, fields
from engine.model.values import Value
from engine.store.bundles import Bundle


@dataclass(frozen=True)
class Shown:
    """One public value; ``part`` says how it is written."""

    name: str
    label: str
    label_en: str
    part: Field | Rows
    value: Value


def of_record(bundles: Iterable[Bundle], body: Mapping[str, Value]) -> tuple[Shown, ...]:
    """Return the attributes that came from public fields, in the order of the forms."""
    found: dict[str, Shown] = {}
    for bundle in bundles:
        for name, part in _public_attributes(bundle.digest, bundle).items():
            value = body.get(name)
            if value is not None and name not in found:
                found[name] = _shown(name, part, value)
    return tuple(found.values())


def of_notice(form: Form | None, body: Mapping[str, Value]) -> tuple[Shown, ...]:
    """Return the public answers a notice was made from, in the order of its form."""
    if form is None:
        return ()
    return tuple(
        _shown(part.name, part, body[part.name])
        for part in form.body.answered
        if body.get(part.name) is not None
    )


def _shown(name: str, part: Field | Rows, value: Value) -> Shown:
    return Shown(name, part.wording.label, part.wording.label_en, part, value)


_KNOWN: dict[str, Mapping[str, Field | Rows]] = {}


def _public_attributes(digest: str, bundle: Bundle) -> Mapping[str, Field | Rows]:
    """Return the record attributes fed by public fields; a bundle never changes."""
    if digest not in _KNOWN:
        ids = sorted(
            path.removeprefix("forms/").removesuffix(".json")
            for path in bundle.files
            if path.startswith("forms/")
        )
        _KNOWN[digest] = {
            part.record: part
            for form_id in ids
            for part in fields(bundle.form(form_id))
            if part.record and part.public
        }
    return _KNOWN[digest]
