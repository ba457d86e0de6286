"""What a form consists of: fields, groups, rows and notices, in the order of the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from engine.forms.formulas import Formula
from engine.forms.rules import Language, Option, Rules, Wording
from engine.model.values import Value

Kind: TypeAlias = Literal[
    "text", "textarea", "number", "integer", "vnd", "date", "time", "datetime", "month",
    "select", "radio", "checkbox", "checklist", "file", "person", "organisation",
    "computed", "row-id",
]  # fmt: skip

#: Kinds whose answer is one of, or several of, a list of options.
CHOICES: Final = frozenset({"select", "radio", "checklist", "person", "organisation"})
#: Kinds whose answer may steer a process: never free text, never a file.
STEERING: Final = frozenset(
    {"number", "integer", "vnd", "date", "time", "datetime", "month", "select", "radio",
     "checkbox", "checklist", "person", "organisation", "computed", "row-id"}
)  # fmt: skip
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Field:
    """One answer."""

    kind: Kind
    #: Where the answer stands in its body; ``("address", "city")`` for a key ``address.city``.
    path: tuple[str, ...]
    #: Where it stands in the form, through groups and rows: unique.
    place: tuple[str, ...]
    wording: Wording
    rules: Rules
    options: tuple[Option, ...] = ()
    options_from: Formula | None = None
    #: Hiding conditions of the field and of the groups around it, inside its body.
    guards: tuple[Formula, ...] = ()
    formula: Formula | None = None
    prefill: Formula | None = None
    default: Value = None
    digits: int | None = None
    readonly: "bool | Formula" = False
    disabled: bool = False
    multiple: bool = False
    decision: str = ""
    record: str = ""
    public: bool = False
    properties: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @cached_property
    def name(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True)
class Notice:
    """Words or a line between fields; it has no answer."""

    kind: Literal["text", "separator"]
    text: str
    text_en: str
    guards: tuple[Formula, ...] = ()
    formula: Formula | None = None


@dataclass(frozen=True)
class Group:
    """Parts that stand together under one heading."""

    wording: Wording
    parts: "tuple[Part, ...]"
    guards: tuple[Formula, ...] = ()


@dataclass(frozen=True)
class Rows:
    """A list answered row by row; ``fixed`` gives one row per item of a list of the context."""

    path: tuple[str, ...]
    place: tuple[str, ...]
    wording: Wording
    body: "Body"
    guards: tuple[Formula, ...] = ()
    fixed: Formula | None = None
    #: The rows a free list starts with, one per item.
    prefill: Formula | None = None
    required: "bool | Formula" = False
    min_rows: int = 0
    max_rows: int = 500
    first_rows: int = 0
    changeable: bool = True
    record: str = ""
    public: bool = False
    properties: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @cached_property
    def name(self) -> str:
        return ".".join(self.path)


Part: TypeAlias = Field | Group | Rows | Notice


@dataclass(frozen=True)
class Body:
    """The parts answered together: the form itself, or one row of a list."""

    parts: tuple[Part, ...]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(part for part in _flat(self.parts) if isinstance(part, Field))

    @cached_property
    def lists(self) -> tuple[Rows, ...]:
        return tuple(part for part in _flat(self.parts) if isinstance(part, Rows))

    @cached_property
    def answered(self) -> tuple[Field | Rows, ...]:
        """Return fields and lists in the order of the page."""
        return tuple(_flat(self.parts))

    @cached_property
    def keys(self) -> "Keys":
        """Return the keys an answer may have here, group paths as nested mappings."""
        tree: dict[str, Keys | Field | Rows] = {}
        for part in self.answered:
            at: dict[str, Keys | Field | Rows] = tree
            for step in part.path[:-1]:
                inner = at.setdefault(step, {})
                at = inner if isinstance(inner, dict) else {}
            at[part.path[-1]] = part
        return tree


Keys: TypeAlias = "Mapping[str, Keys | Field | Rows]"


def _flat(parts: tuple[Part, ...]) -> Iterator[Field | Rows]:
    for part in parts:
        if isinstance(part, Group):
            yield from _flat(part.parts)
        elif isinstance(part, Field | Rows):
            yield part


@dataclass(frozen=True)
class Form:
    """A form that was read and found usable; two forms of one digest are the same form."""

    digest: str
    id: str = field(compare=False)
    code: str = field(compare=False)
    title: str = field(compare=False)
    title_en: str = field(compare=False)
    legal: str = field(compare=False)
    body: Body = field(compare=False)
    properties: Mapping[str, str] = field(compare=False, default_factory=lambda: _NOTHING)
    #: The JSON it was read from, for whoever shows it without this product.
    definition: Mapping[str, Value] = field(
        compare=False, repr=False, default_factory=lambda: MappingProxyType({})
    )

    def name(self, language: Language) -> str:
        return (self.title_en or self.title) if language == "en" else self.title


def fields(form: Form) -> Iterator[Field | Rows]:
    """Walk over every field and list of the form, rows' fields after their list."""
    yield from _walk(form.body)


def _walk(body: Body) -> Iterator[Field | Rows]:
    for part in _flat(body.parts):
        yield part
        if isinstance(part, Rows):
            yield from _walk(part.body)
