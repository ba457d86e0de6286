"""A filled form to what the field templates show."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from markupsafe import Markup

from engine.forms import (
    Field,
    Form,
    Group,
    Notice,
    Part,
    Rows,
    fields,
)
from engine.forms import Sheet as Body
from engine.forms.formulas import Formula, safely
from engine.forms.rules import Wording
from webapp.forms.naming import field_id, row_id
from webapp.forms.prose import prose
from webapp.forms.showing_field import Occasion, show_field
from webapp.forms.shown import (
    Complaint,
    Sheet,
    Shown,
    ShownGroup,
    ShownNotice,
    ShownRow,
    ShownRows,
)
from webapp.language import text

#: The innermost row a posted name leads through, and its list.
_ROW: Final = re.compile(r"^(.*)\[(\d+)\][^\[]*$")

#: The id somebody is led to, and what stands there is called.
Target: TypeAlias = tuple[str, Wording]


class Showing:
    """One page being made from a filled form."""

    def __init__(self, occasion: Occasion) -> None:
        self._occasion = occasion
        self._filled = occasion.filled
        self._language = occasion.language
        self._groups = 0

    def sheet(self) -> Sheet:
        return Sheet(
            tuple(self._parts(self._filled.sheet.body.parts, self._filled.sheet)),
            tuple(self._complaints()),
            is_live(self._filled.form),
        )

    def _parts(self, parts: Sequence[Part], body: Body) -> Iterator[Shown]:
        for part in parts:
            if isinstance(part, Field):
                if part.name not in body.hidden:
                    yield show_field(self._occasion, part, body)
            elif isinstance(part, Rows):
                if part.name not in body.hidden:
                    yield self._rows(part, body)
            elif not self._filled.is_hidden(body, part.guards):
                yield (
                    self._notice(part, body)
                    if isinstance(part, Notice)
                    else self._group(part, body)
                )

    def _group(self, part: Group, body: Body) -> ShownGroup:
        self._groups += 1
        wording = part.wording
        return ShownGroup(
            f"g-{self._groups}",
            wording.name(self._language),
            wording.hint(self._language),
            tuple(self._parts(part.parts, body)),
        )

    def _notice(self, part: Notice, body: Body) -> ShownNotice:
        if part.kind == "separator":
            return ShownNotice(Markup('<hr class="govuk-section-break--visible app-form__line">'))
        words = part.text_en if self._language == "en" and part.text_en else part.text
        if part.formula:
            found = safely(part.formula, body.scope, self._filled.now)
            words = found if isinstance(found, str) else ""
        return ShownNotice(prose(words))

    def _rows(self, part: Rows, body: Body) -> ShownRows:
        name = body.prefix + part.name
        label = part.wording.name(self._language)
        rows = body.rows[part.name]
        free = part.changeable and not (part.fixed and self._filled.context is not None)
        shown = [
            ShownRow(
                row_id(f"{name}[{place}]"),
                f"{name}[{place}]",
                *self._heading(row, place),
                tuple(self._parts(part.body.parts, row)),
                f"{name}[{place}]" if free else "",
            )
            for place, row in enumerate(rows)
        ]
        hint = part.wording.hint(self._language)
        can_add = free and len(rows) < part.max_rows
        return ShownRows(
            field_id(name), name, label, hint, self._occasion.error(name), tuple(shown), can_add
        )

    def _heading(self, row: Body, place: int) -> tuple[str, str, str]:
        """Return the number of a row, what it is about, and in which language that is."""
        number = text(self._language, "fields.row", number=place + 1)
        named = (part for part in row.body.fields if part.readonly is True and part.kind == "text")
        told = next((row.value(part) for part in named), None)
        lang = "" if self._language == "vi" else "vi"
        return (f"{number}: ", told, lang) if isinstance(told, str) else (number, "", "")

    def _complaints(self) -> Iterator[Complaint]:
        targets = dict(_targets(self._filled.sheet))
        for name, found in self._occasion.problems.items():
            href = f"#{targets[name][0]}" if name in targets else ""
            for problem in found:
                yield Complaint(self._placed(name, problem.message, targets), href)

    def _placed(self, name: str, message: str, targets: Mapping[str, Target]) -> str:
        """Tell in which row of which list the field stands: rows ask the same things."""
        row = _ROW.search(name)
        if row is None or row[1] not in targets:
            return message
        called, number = targets[row[1]][1].name(self._language), int(row[2]) + 1
        return text(self._language, "fields.in_row", label=called, number=number, message=message)


def is_live(form: Form) -> bool:
    """Tell whether an answer may change what the page shows."""
    found = list(fields(form))
    return any(part.guards for part in found) or any(
        part.formula or part.options_from or isinstance(part.rules.required, Formula)
        for part in found
        if isinstance(part, Field)
    )


def _targets(body: Body, around: str = "") -> Iterator[tuple[str, Target]]:
    """Walk over what is shown: the id to go to, and what it is called, by posted name.

    The id of a row is typed by nobody: what is wrong with it is seen at its row, ``around``.
    """
    for part in body.body.answered:
        if part.name in body.hidden:
            continue
        name = body.prefix + part.name
        is_typed = isinstance(part, Rows) or part.kind != "row-id"
        yield name, (field_id(name) if is_typed else around, part.wording)
        if isinstance(part, Rows):
            for place, row in enumerate(body.rows[part.name]):
                of_row = f"{name}[{place}]"
                yield of_row, (row_id(of_row), part.wording)
                yield from _targets(row, row_id(of_row))
