"""A filled form to what the field templates show."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from engine.forms import (
    CHOICES,
    Field,
    Filled,
    Form,
    Group,
    Language,
    Notice,
    Part,
    Problem,
    Rows,
    fields,
    form_text,
    raw_text,
)
from engine.forms import Sheet as Body
from engine.forms.formulas import Formula, safely
from engine.model.values import Value, dumps
from webapp.display import size
from webapp.forms.naming import field_id
from webapp.forms.prose import prose
from webapp.forms.shown import (
    Choice,
    Complaint,
    Sheet,
    Shown,
    ShownField,
    ShownGroup,
    ShownNotice,
    ShownRow,
    ShownRows,
    StoredFile,
)
from webapp.language import text

FileUrl = Callable[[str], str]

_TEMPLATES: Final = {
    "textarea": "textarea", "select": "select", "person": "select", "organisation": "select",
    "radio": "radio", "checkbox": "checkbox", "checklist": "checklist", "file": "file",
    "computed": "output", "row-id": "hidden", "vnd": "vnd", "date": "date",
}  # fmt: skip
_MODES: Final = {"vnd": "numeric", "integer": "numeric", "number": "decimal"}
_WIDTHS: Final = {
    "vnd": "govuk-input--width-20", "number": "govuk-input--width-10",
    "integer": "govuk-input--width-10", "date": "govuk-input--width-10",
    "month": "govuk-input--width-10", "time": "govuk-input--width-5",
    "datetime": "govuk-input--width-20",
}  # fmt: skip
_WIDE: Final = frozenset({"textarea", "checklist", "radio", "file"})


@dataclass(frozen=True)
class Showing:
    """One page being made from a filled form."""

    filled: Filled
    problems: Mapping[str, Sequence[Problem]]
    language: Language
    file_url: FileUrl | None

    def sheet(self) -> Sheet:
        return Sheet(
            tuple(self._parts(self.filled.sheet.body.parts, self.filled.sheet)),
            tuple(self._complaints()),
            is_live(self.filled.form),
        )

    def _parts(self, parts: Sequence[Part], body: Body) -> Iterator[Shown]:
        for part in parts:
            if isinstance(part, Field):
                if part.name not in body.hidden:
                    yield self._field(part, body)
            elif isinstance(part, Rows):
                if part.name not in body.hidden:
                    yield self._rows(part, body)
            elif not self.filled.is_hidden(body, part.guards):
                yield (
                    self._notice(part, body)
                    if isinstance(part, Notice)
                    else self._group(part, body)
                )

    def _group(self, part: Group, body: Body) -> ShownGroup:
        wording = part.wording
        inner = tuple(self._parts(part.parts, body))
        return ShownGroup(wording.name(self.language), wording.hint(self.language), inner)

    def _notice(self, part: Notice, body: Body) -> ShownNotice:
        if part.kind == "separator":
            return ShownNotice(Markup('<hr class="govuk-section-break--visible app-form__line">'))
        words = part.text_en if self.language == "en" and part.text_en else part.text
        if part.formula:
            found = safely(part.formula, body.scope, self.filled.now)
            words = found if isinstance(found, str) else ""
        return ShownNotice(prose(words))

    def _rows(self, part: Rows, body: Body) -> ShownRows:
        name = body.prefix + part.name
        label = part.wording.name(self.language)
        rows = body.rows[part.name]
        free = part.changeable and not (part.fixed and self.filled.context is not None)
        shown = [
            ShownRow(
                f"{name}[{place}]",
                self._heading(row, place),
                tuple(self._parts(part.body.parts, row)),
                f"{name}[{place}]" if free else "",
            )
            for place, row in enumerate(rows)
        ]
        hint = part.wording.hint(self.language)
        can_add = free and len(rows) < part.max_rows
        return ShownRows(
            field_id(name), name, label, hint, self._error(name), tuple(shown), can_add
        )

    def _heading(self, row: Body, place: int) -> str:
        number = text(self.language, "fields.row", number=place + 1)
        named = (part for part in row.body.fields if part.readonly is True and part.kind == "text")
        told = next((row.value(part) for part in named), None)
        return f"{number}: {told}" if isinstance(told, str) else number

    def _field(self, part: Field, body: Body) -> ShownField:
        name = body.prefix + part.name
        given = body.value(part)
        template = _TEMPLATES.get(part.kind, "text")
        locked = part.disabled or self.filled.truth(body, part.readonly)
        if locked and template != "hidden":
            template = "disabled" if part.disabled else "readonly"
        return ShownField(
            template=template,
            id=field_id(name),
            name=name,
            label=self._label(part, body, locked=locked),
            hint=self._hint(part),
            error=self._error(name),
            value=self._typed(part, body),
            text=form_text(part, given, self.language, self.filled.options(body, part) or ()),
            choices=tuple(self._choices(part, body)),
            files=tuple(self._files(name, given)) if part.kind == "file" else (),
            multiple=part.multiple,
            suffix="₫" if part.kind == "vnd" else "",
            input_mode=_MODES.get(part.kind, ""),
            width=_WIDTHS.get(part.kind, ""),
            wide=part.kind in _WIDE,
        )

    def _label(self, part: Field, body: Body, *, locked: bool) -> str:
        label = part.wording.name(self.language) or part.name
        if locked or part.kind in {"computed", "checkbox", "row-id"}:
            return label
        if self.filled.truth(body, part.rules.required):
            return label
        return f"{label} {text(self.language, 'fields.optional')}"

    def _hint(self, part: Field) -> str:
        hint = part.wording.hint(self.language)
        if not hint and part.kind in {"date", "month"}:
            return text(self.language, f"fields.example_{part.kind}")
        return hint

    def _typed(self, part: Field, body: Body) -> str:
        """Return what stands in the input: a good value tidied, any other as it was typed."""
        raw, given = body.raw.get(part.name), body.value(part)
        if part.kind in {"text", "textarea"} and isinstance(raw, str):
            return raw
        if given is not None:
            return raw_text(part, given)
        return raw if isinstance(raw, str) else ""

    def _choices(self, part: Field, body: Body) -> Iterator[Choice]:
        if part.kind not in CHOICES:
            return
        given = body.value(part)
        chosen = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
        for option in self.filled.options(body, part) or ():
            is_chosen = any(
                option.value == one and type(option.value) is type(one) for one in chosen
            )
            yield Choice(option.code, option.name(self.language), is_chosen)

    def _files(self, name: str, given: Value) -> Iterator[StoredFile]:
        files = given if isinstance(given, list) else [given]
        for place, file in enumerate(files):
            if isinstance(file, Mapping):
                digest, count = str(file["digest"]), file["size"]
                length = size(int(count)) if isinstance(count, Decimal) else ""
                url = self.file_url(digest) if self.file_url else ""
                remove = f"{name}[{place}]"
                yield StoredFile(str(file["name"]), length, dumps(file), url, remove)

    def _error(self, name: str) -> str:
        return " ".join(problem.message for problem in self.problems.get(name, ()))

    def _complaints(self) -> Iterator[Complaint]:
        shown = set(_names(self.filled.sheet))
        for name, found in self.problems.items():
            href = f"#{field_id(name)}" if name in shown else ""
            yield from (Complaint(problem.message, href) for problem in found)


def is_live(form: Form) -> bool:
    """Tell whether an answer may change what the page shows."""
    found = list(fields(form))
    return any(part.guards for part in found) or any(
        part.formula or part.options_from or isinstance(part.rules.required, Formula)
        for part in found
        if isinstance(part, Field)
    )


def _names(body: Body) -> Iterator[str]:
    for part in body.body.answered:
        if part.name not in body.hidden:
            yield body.prefix + part.name
            if isinstance(part, Rows):
                for row in body.rows[part.name]:
                    yield from _names(row)
