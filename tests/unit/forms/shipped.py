"""Every shipped form, every expression in it, and a case in which all of them were answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from engine.forms import CHOICES, Body, Field, Form, Group, Notice, Part, Rows, read_form
from engine.forms.formulas import Formula
from engine.model.values import Value
from engine.settings import SHIPPED

#: What a form is shown with; see the prefill context in the vocabulary of forms.
CONTEXT_NAMES: Final = frozenset(
    {"mission", "case", "parent", "actor", "today", "subjects", "subject", "council", "hits",
     "last", "tally", "people", "organisations", "variables"}
)  # fmt: skip
_IN_ROW: Final = frozenset({"this", "parent", "i"})
_OF_ITEM: Final = frozenset({"item", "row"})
PAPER: Final[Value] = {"digest": "ab" * 32, "name": "Tài liệu.pdf", "size": Decimal(3)}


@dataclass(frozen=True)
class Said:
    """One expression, where it stands, and the names it may ask for."""

    form: str
    place: str
    kind: str
    formula: Formula
    names: frozenset[str]


@cache
def forms() -> Mapping[str, Form]:
    found = (read_form(path.read_bytes()) for path in sorted((SHIPPED / "forms").rglob("*.json")))
    return {form.id: form for form in found}


def expressions() -> Iterator[Said]:
    for form in forms().values():
        yield from _of_body(form.id, form.body, CONTEXT_NAMES)


def _of_body(form: str, body: Body, outer: frozenset[str]) -> Iterator[Said]:
    known = outer | {part.path[0] for part in body.answered}
    for part in _parts(body.parts):
        place = part.name if isinstance(part, Field | Rows) else "-"
        for kind, formula in _formulas(part):
            names = CONTEXT_NAMES | _OF_ITEM if kind in {"prefill", "rows"} else known
            yield Said(form, place, kind, formula, names)
        if isinstance(part, Rows):
            yield from _of_body(form, part.body, known | _IN_ROW)


def _parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from _parts(part.parts)


def _formulas(part: Part) -> Iterator[tuple[str, Formula]]:
    found: list[tuple[str, object]] = [("hide", guard) for guard in part.guards]
    if isinstance(part, Rows):
        found += [("rows", part.fixed), ("prefill", part.prefill), ("required", part.required)]
    if isinstance(part, Notice | Field):
        found.append(("expression", part.formula))
    if isinstance(part, Field):
        rules = part.rules
        bounds = (rules.min, rules.max, rules.min_length, rules.max_length)
        found += [("values", part.options_from), ("prefill", part.prefill)]
        found += [("rule", one) for one in (rules.required, rules.check, part.readonly, *bounds)]
    for kind, one in found:
        if isinstance(one, Formula):
            yield kind, one


def answered(body: Body) -> dict[str, Value]:
    """Return answers with something in every typed field and one row in every list."""
    tree: dict[str, Value] = {}
    for part in body.answered:
        if isinstance(part, Field) and part.kind == "computed":
            continue
        at = tree
        for step in part.path[:-1]:
            inner = at.setdefault(step, {})
            assert isinstance(inner, dict)
            at = inner
        at[part.path[-1]] = [answered(part.body)] if isinstance(part, Rows) else _some(part)
    return tree


def _some(part: Field) -> Value:
    if part.kind in CHOICES:
        code = part.options[0].value if part.options else "1"
        return [code] if part.kind == "checklist" else code
    told: dict[str, Value] = {
        "number": Decimal("12.5"),
        "integer": Decimal(3),
        "vnd": Decimal(1_500_000),
        "date": date(2024, 3, 5),
        "month": "2024-03",
        "checkbox": True,
        "file": [PAPER],
        "row-id": "7",
    }
    return told.get(part.kind, "Nội dung")
