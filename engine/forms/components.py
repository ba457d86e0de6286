"""One component of a form file to one part of a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.forms.component_rules import check_decision, read_options, read_rules
from engine.forms.formulas import Formula
from engine.forms.parts import Field, Kind, Notice
from engine.forms.rules import Wording
from engine.forms.sources import Source

IDENTIFIER: Final = re.compile(r"^[^\W\d]\w{0,63}$")

_KINDS: Final[Mapping[str, Kind]] = {
    "textfield": "text",
    "textarea": "textarea",
    "number": "number",
    "select": "select",
    "radio": "radio",
    "checkbox": "checkbox",
    "checklist": "checklist",
    "taglist": "checklist",
    "expression": "computed",
    "filepicker": "file",
    "datetime": "date",
}
_SUBTYPES: Final[Mapping[str, Kind]] = {
    "": "date",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
}
_REFINED: Final[Mapping[tuple[str, str], Kind]] = {
    ("number", "vnd"): "vnd",
    ("number", "integer"): "integer",
    ("textfield", "month"): "month",
    ("datetime", "month"): "month",
    ("textfield", "row-id"): "row-id",
    ("select", "person"): "person",
    ("select", "organisation"): "organisation",
    # A computed value has no kind of its own; the property says how it is shown.
    ("expression", "vnd"): "computed",
    ("expression", "integer"): "computed",
    ("expression", "number"): "computed",
    ("expression", "date"): "computed",
}
#: Components of form-js that show or do something in its own viewer and have no answer.
SILENT: Final = frozenset({"button", "image", "iframe", "documentPreview", "table"})
_DONG: Final = frozenset({"₫", "đ", "đồng", "vnd", "vnđ"})
FIELDS: Final = frozenset(_KINDS)
_TAGS: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Place:
    """Where a component stands: its body, the groups around it, and the rows around those."""

    prefix: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()
    guards: tuple[Formula, ...] = ()
    #: Keys taken in this body; shared by everything in it.
    taken: set[tuple[str, ...]] = field(default_factory=set)


def wording(source: Source, otherwise: str = "") -> Wording:
    """Return what the component is called; ``otherwise`` names what has no label."""
    own = source.inner("properties")
    label = source.text("label") or source.text("dateLabel") or source.text("timeLabel")
    return Wording(
        label or otherwise,
        own.text("label_en"),
        source.text("description"),
        own.text("help_en"),
    )


def key_path(source: Source, name: str, place: Place) -> tuple[str, ...] | None:
    """Return the path in the body, or None after a complaint."""
    key = source.text(name)
    path = place.prefix + tuple(key.split("."))
    if not key:
        source.complain("missing-key", f"it has no '{name}'")
    elif not all(IDENTIFIER.match(part) for part in path) or "typename" in path:
        source.complain("bad-key", f"'{key}' is not a name of letters, digits and underscores")
    else:
        return path
    return None


def claimed(source: Source, path: tuple[str, ...] | None, place: Place) -> tuple[str, ...] | None:
    """Take ``path`` for one answer; None after a complaint that another has it."""
    if path is None:
        return None
    if any(path[: len(used)] == used or used[: len(path)] == path for used in place.taken):
        source.complain("duplicate-key", f"'{'.'.join(path)}' is used twice")
        return None
    place.taken.add(path)
    return path


def read_notice(source: Source, place: Place) -> Notice:
    text = source.text("text") or _TAGS.sub("", source.text("content"))
    formula = source.compiled(text) if text.startswith("=") else None
    own = source.inner("properties")
    kind = source.text("type")
    return Notice(
        "separator" if kind in {"separator", "spacer"} else "text",
        text,
        own.text("label_en") or own.text("text_en"),
        place.guards,
        formula,
    )


def read_field(source: Source, place: Place) -> Field | None:
    kind = _kind(source)
    path = claimed(source, key_path(source, "key", place), place)
    options, options_from = read_options(source, kind)
    own = source.inner("properties")
    rules = read_rules(source, kind)
    if path is None:
        return None
    found = Field(
        kind=kind,
        path=path,
        place=place.outer + path,
        wording=wording(source, source.text("key")),
        rules=rules,
        options=options,
        options_from=options_from,
        guards=place.guards,
        formula=source.formula("expression") if kind == "computed" else None,
        prefill=own.formula("prefill"),
        default=source.data.get("defaultValue"),
        digits=source.whole("decimalDigits"),
        readonly=source.flag_or_formula("readonly"),
        disabled=source.flag("disabled"),
        multiple=source.flag("multiple"),
        decision=own.text("decision"),
        record=own.text("record"),
        public=own.flag("public"),
        properties={name: own.text(name) for name in own.data},
    )
    check_decision(source, found)
    return found


def _is_money(source: Source) -> bool:
    """Tell by the sign beside the input, which is all that plain form-js has to say it."""
    appearance = source.inner("appearance")
    signs = (appearance.text("suffixAdorner"), appearance.text("prefixAdorner"))
    return any(sign.strip().lower() in _DONG for sign in signs)


def _kind(source: Source) -> Kind:
    component = source.text("type")
    wanted = source.inner("properties").text("kind")
    if wanted:
        if found := _REFINED.get((component, wanted)):
            return found
        source.complain("bad-kind", f"a {component} cannot be of kind '{wanted}'")
    if component == "number" and _is_money(source):
        return "vnd"
    if component == "datetime":
        subtype = source.text("subtype")
        if subtype not in _SUBTYPES:
            source.complain("bad-property", f"'{subtype}' is no subtype of a date")
        return _SUBTYPES.get(subtype, "date")
    return _KINDS[component]
