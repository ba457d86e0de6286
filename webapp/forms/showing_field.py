"""One field to what its template shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from engine.forms import (
    CHOICES,
    Field,
    Filled,
    Language,
    Option,
    Problem,
    form_text,
    raw_text,
    text_language,
)
from engine.forms import Sheet as Body
from engine.model.values import Value, dumps
from webapp.display import size
from webapp.forms.naming import field_id
from webapp.forms.shown import Choice, ShownField, StoredFile
from webapp.language import text

FileUrl: TypeAlias = Callable[[str], str]

_TEMPLATES: Final = {
    "textarea": "textarea", "select": "select", "person": "select", "organisation": "select",
    "radio": "radio", "checkbox": "checkbox", "checklist": "checklist", "file": "file",
    "computed": "output", "row-id": "hidden", "vnd": "vnd", "date": "date",
}  # fmt: skip
_MODES: Final = {
    "vnd": "numeric", "integer": "numeric", "number": "decimal", "email": "email", "phone": "tel",
}  # fmt: skip
_OWN: Final = {"": "off", "email": "email", "phone": "tel"}
_WIDTHS: Final = {
    "vnd": "govuk-input--width-20", "number": "govuk-input--width-10",
    "integer": "govuk-input--width-10", "date": "govuk-input--width-10",
    "month": "govuk-input--width-10", "time": "govuk-input--width-5",
    "datetime": "govuk-input--width-20",
}  # fmt: skip
#: Kinds that say how they are written where the form does not.
_EXAMPLES: Final = frozenset({"date", "month", "time", "datetime", "file"})
_WIDE: Final = frozenset({"textarea", "checklist", "radio", "file"})


@dataclass(frozen=True)
class Occasion:
    """What is known while one page is made: the filled form, what is wrong, the language."""

    filled: Filled
    problems: Mapping[str, Sequence[Problem]]
    language: Language
    file_url: FileUrl | None

    def error(self, name: str) -> str:
        return " ".join(problem.message for problem in self.problems.get(name, ()))


def show_field(occasion: Occasion, part: Field, body: Body) -> ShownField:
    name = body.prefix + part.name
    given = body.value(part)
    options = occasion.filled.options(body, part) or ()
    template = _TEMPLATES.get(part.kind, "text")
    locked = part.disabled or occasion.filled.truth(body, part.readonly)
    if locked and template != "hidden":
        template = "disabled" if part.disabled else "readonly"
    return ShownField(
        template=template,
        id=field_id(name),
        name=name,
        label=_label(occasion, part, body, locked=locked),
        hint=_hint(occasion, part),
        error=occasion.error(name),
        value=_typed(part, body),
        text=form_text(part, given, occasion.language, options),
        choices=tuple(_choices(occasion, part, body)),
        files=tuple(_files(occasion, name, given)) if part.kind == "file" else (),
        multiple=part.multiple,
        suffix="₫" if part.kind == "vnd" else "",
        input_mode=_MODES.get(part.rules.shape or part.kind, ""),
        autocomplete=_autocomplete(part, body),
        width=_WIDTHS.get(part.kind, ""),
        wide=part.kind in _WIDE,
        lang=_lang(occasion, part, given, options),
    )


def _lang(occasion: Occasion, part: Field, given: Value, options: Sequence[Option]) -> str:
    """Return the language of what is typed or shown, empty where it is the page's."""
    if occasion.language == "vi":
        return ""
    if part.kind in {"text", "textarea"}:
        return "vi"
    spoken = text_language(part, given, occasion.language, options)
    return "" if spoken == occasion.language else spoken


def _label(occasion: Occasion, part: Field, body: Body, *, locked: bool) -> str:
    label = part.wording.name(occasion.language) or part.name
    if locked or part.kind in {"computed", "checkbox", "row-id"}:
        return label
    if occasion.filled.truth(body, part.rules.required):
        return label
    return f"{label} {text(occasion.language, 'fields.optional')}"


def _hint(occasion: Occasion, part: Field) -> str:
    hint = part.wording.hint(occasion.language)
    if not hint and part.kind in _EXAMPLES:
        return text(occasion.language, f"fields.example_{part.kind}")
    return hint


def _autocomplete(part: Field, body: Body) -> str:
    """Return what the browser may offer of the person typing: rows are about others."""
    if body.prefix or part.kind != "text":
        return "off"
    if part.prefill is not None and part.prefill.source == "actor.name":
        return "name"
    return _OWN[part.rules.shape]


def _typed(part: Field, body: Body) -> str:
    """Return what stands in the input: a good value tidied, any other as it was typed."""
    raw, given = body.raw.get(part.name), body.value(part)
    if part.kind in {"text", "textarea"} and isinstance(raw, str):
        return raw
    if given is not None:
        return raw_text(part, given)
    return raw if isinstance(raw, str) else ""


def _choices(occasion: Occasion, part: Field, body: Body) -> Iterator[Choice]:
    if part.kind not in CHOICES:
        return
    given = body.value(part)
    chosen = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
    for option in occasion.filled.options(body, part) or ():
        is_chosen = any(option.value == one and type(option.value) is type(one) for one in chosen)
        spoken = option.language(occasion.language)
        lang = "" if spoken == occasion.language else spoken
        yield Choice(option.code, option.name(occasion.language), is_chosen, lang)


def _files(occasion: Occasion, name: str, given: Value) -> Iterator[StoredFile]:
    files = given if isinstance(given, list) else [given]
    for place, file in enumerate(files):
        if isinstance(file, Mapping):
            digest, count = str(file["digest"]), file["size"]
            length = size(int(count)) if isinstance(count, Decimal) else ""
            url = occasion.file_url(digest) if occasion.file_url else ""
            remove = f"{name}[{place}]"
            yield StoredFile(str(file["name"]), length, dumps(file), url, remove)
