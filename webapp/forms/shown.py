"""What the field templates are given: plain values, already worded and formatted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from markupsafe import Markup

#: What the scripts of the page look for.
_SCRIPTED: Final = {"date": {"data-date": "true"}, "vnd": {"data-money": "true"}}

#: Templates whose input holds words, not codes.
_TYPED: Final = frozenset({"text", "textarea"})


@dataclass(frozen=True)
class Choice:
    """One option as it is offered."""

    code: str
    label: str
    chosen: bool
    #: Its language where that is not the page's.
    lang: str = ""

    @property
    def attributes(self) -> Mapping[str, str]:
        return {"lang": self.lang} if self.lang else {}


@dataclass(frozen=True)
class StoredFile:
    """A file the server already keeps; ``posted`` is what the hidden input carries."""

    name: str
    size: str
    posted: str
    url: str
    #: What the button that removes it posts.
    remove: str


@dataclass(frozen=True)
class ShownField:
    """One field, ready for ``fields/<template>.html``."""

    template: str
    id: str
    name: str
    label: str
    hint: str
    error: str
    value: str
    #: The value as text for a reader, where it differs from what is typed.
    text: str = ""
    choices: tuple[Choice, ...] = ()
    files: tuple[StoredFile, ...] = ()
    multiple: bool = False
    suffix: str = ""
    input_mode: str = ""
    #: What a browser may fill in of the person who sits before it.
    autocomplete: str = "off"
    width: str = ""
    #: Wider than a column of a row's grid.
    wide: bool = False
    #: The language of what stands in it, where that is not the page's.
    lang: str = ""

    @property
    def attributes(self) -> Mapping[str, str]:
        wrong = {"aria-invalid": "true"} if self.error else {}
        spoken = {"lang": self.lang} if self.lang and self.template in _TYPED else {}
        return {**_SCRIPTED.get(self.template, {}), **wrong, **spoken}

    @property
    def described_by(self) -> str:
        return described_by(self.id, self.hint, self.error)


def described_by(shown_id: str, hint: str, error: str) -> str:
    """Return the ids of what explains a part, as ``aria-describedby`` takes them."""
    ids = (f"{shown_id}-hint" if hint else "", f"{shown_id}-error" if error else "")
    return " ".join(one for one in ids if one)


@dataclass(frozen=True)
class ShownNotice:
    """Words between fields."""

    html: Markup
    template: str = "notice"
    wide: bool = True


@dataclass(frozen=True)
class ShownGroup:
    """Parts under one heading."""

    id: str
    label: str
    hint: str
    parts: "tuple[Shown, ...]"
    template: str = "group"
    wide: bool = True


@dataclass(frozen=True)
class ShownRow:
    """One row of a list."""

    id: str
    name: str
    heading: str
    #: What the row is about in the words of the case, and their language where not the page's.
    about: str
    lang: str
    parts: "tuple[Shown, ...]"
    #: What the button that removes it posts; empty where rows are fixed.
    remove: str


@dataclass(frozen=True)
class ShownRows:
    """A list and its rows."""

    id: str
    name: str
    label: str
    hint: str
    error: str
    rows: tuple[ShownRow, ...]
    #: Whether another row may be added.
    can_add: bool
    template: str = "rows"
    wide: bool = True

    @property
    def described_by(self) -> str:
        return described_by(self.id, self.hint, self.error)


Shown: TypeAlias = ShownField | ShownNotice | ShownGroup | ShownRows


@dataclass(frozen=True)
class Complaint:
    """One line of the error summary."""

    message: str
    #: Empty where there is no field to go to.
    href: str = ""


@dataclass(frozen=True)
class Sheet:
    """The whole page: parts, what is wrong, and whether a change may change the page."""

    parts: tuple[Shown, ...]
    complaints: tuple[Complaint, ...] = field(default=())
    is_live: bool = False
