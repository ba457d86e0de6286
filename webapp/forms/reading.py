"""Answers as somebody reads them later: facts and tables, nothing to type in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from engine.forms import (
    Field,
    Form,
    Group,
    Language,
    Option,
    Part,
    Rows,
    form_text,
    offered_by,
    rows_of,
    text_language,
    value_of,
)
from engine.model.values import Value
from webapp.forms.environment import environment
from webapp.forms.showing_field import FileUrl


@dataclass(frozen=True)
class Fact:
    """One answer: a text, or links to files."""

    label: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    #: Its language where that is not the page's.
    lang: str = ""


@dataclass(frozen=True)
class Facts:
    """Answers that stand one after the other."""

    facts: tuple[Fact, ...]
    kind: str = "facts"


@dataclass(frozen=True)
class Listing:
    """The rows of a list under their headings."""

    label: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Fact, ...], ...]
    #: Lists inside the rows, told after the table.
    within: "tuple[Listing, ...]" = ()
    kind: str = "listing"


@dataclass(frozen=True)
class Chapter:
    """Facts and listings under one heading, which may be empty."""

    heading: str
    runs: "tuple[Facts | Listing | Chapter, ...]"
    kind: str = "chapter"


def render_answers(
    form: Form,
    values: Mapping[str, Value],
    *,
    now: datetime,
    language: Language = "vi",
    context: Mapping[str, Value] | None = None,
    file_url: FileUrl | None = None,
) -> Markup:
    """Return the answers as lists of facts and tables; what was not answered is left out.

    ``context`` only names people and organisations; the answers are shown as they were
    given, whatever the context says today.

    >>> render_answers(form, submission.answers, now=now, file_url=address_of)
    """
    reader = _Reader(values, context or {}, now, language, file_url)
    chapter = Chapter("", tuple(reader.runs(form.body.parts, values)))
    html = environment().get_template("fields/answers.html").render(chapter=chapter)
    # Made by our own autoescaping template.
    return Markup(html)  # noqa: S704


@dataclass(frozen=True)
class _Reader:
    whole: Mapping[str, Value]
    context: Mapping[str, Value]
    now: datetime
    language: Language
    file_url: FileUrl | None

    def runs(
        self, parts: Sequence[Part], values: Mapping[str, Value]
    ) -> Iterator[Facts | Listing | Chapter]:
        facts: list[Fact] = []
        for item in self._items(parts, values):
            if isinstance(item, Fact):
                facts.append(item)
                continue
            if facts:
                yield Facts(tuple(facts))
                facts = []
            yield item
        if facts:
            yield Facts(tuple(facts))

    def _items(
        self, parts: Sequence[Part], values: Mapping[str, Value]
    ) -> Iterator[Fact | Listing | Chapter]:
        for part in parts:
            if isinstance(part, Field):
                if part.kind != "row-id" and value_of(part, values) is not None:
                    yield self._fact(part, values)
            elif isinstance(part, Group):
                inner = tuple(self.runs(part.parts, values))
                if inner:
                    yield Chapter(part.wording.name(self.language), inner)
            elif isinstance(part, Rows) and rows_of(part, values):
                yield self._listing(part, values)

    def _listing(self, part: Rows, values: Mapping[str, Value]) -> Listing:
        rows = rows_of(part, values)
        shown = [
            field
            for field in part.body.fields
            if field.kind != "row-id" and any(value_of(field, row) is not None for row in rows)
        ]
        within = (
            self._listing(inner, row)
            for row in rows
            for inner in part.body.lists
            if rows_of(inner, row)
        )
        return Listing(
            part.wording.name(self.language),
            tuple(field.wording.name(self.language) or field.name for field in shown),
            tuple(tuple(self._fact(field, row) for field in shown) for row in rows),
            tuple(within),
        )

    def _fact(self, part: Field, values: Mapping[str, Value]) -> Fact:
        value = value_of(part, values)
        label = part.wording.name(self.language) or part.name
        if part.kind == "file":
            files = value if isinstance(value, list) else [value]
            links = tuple(self._link(f) for f in files if isinstance(f, Mapping))
            return Fact(label, "", links, "" if self.language == "vi" else "vi")
        options = self._options(part, values)
        spoken = text_language(part, value, self.language, options)
        lang = "" if spoken == self.language else spoken
        return Fact(label, form_text(part, value, self.language, options), lang=lang)

    def _link(self, file: Mapping[str, Value]) -> tuple[str, str]:
        url = self.file_url(str(file.get("digest"))) if self.file_url else ""
        return str(file.get("name")), url

    def _options(self, part: Field, values: Mapping[str, Value]) -> Sequence[Option]:
        scope = {**self.context, **self.whole, **values}
        return offered_by(part, scope, self.now)
