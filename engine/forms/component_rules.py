"""What the answer of one component may be: its options, its rules, what it may steer."""

import re
from decimal import Decimal
from typing import Final

import re2

from engine.forms.formulas import Formula
from engine.forms.parts import CHOICES, STEERING, Field, Kind
from engine.forms.rules import Option, Rules
from engine.forms.sources import Source

#: Codes and opaque ids: what may stand in an event that nobody can ever erase.
CODE: Final = re.compile(r"^[\w./:+-]{1,64}$")
VARIABLE: Final = re.compile(r"^[^\W\d]\w{0,63}$")

_FROM_CONTEXT: Final = {"person": "people", "organisation": "organisations"}
_MOST_OPTIONS: Final = 2000
_LONGEST_PATTERN: Final = 1000


def read_options(source: Source, kind: Kind) -> tuple[tuple[Option, ...], Formula | None]:
    """Return what may be chosen; of a computed field, how its codes are worded."""
    if kind not in CHOICES and kind != "computed":
        return (), None
    asked = source.formula("valuesExpression") or source.formula("valuesKey")
    if asked is None and kind in _FROM_CONTEXT and not source.data.get("values"):
        asked = source.compiled(_FROM_CONTEXT[kind])
    options = tuple(_option(item) for item in source.items("values"))
    codes = [option.code for option in options]
    if asked is None and not options and kind in CHOICES:
        source.complain("bad-options", "it has neither values nor an expression for them")
    if len(set(codes)) != len(codes) or "" in codes or len(codes) > _MOST_OPTIONS:
        source.complain("bad-options", "its values are empty, repeated, or too many")
    return options, asked


def _option(item: Source) -> Option:
    value = item.data.get("value")
    kept = value if isinstance(value, bool | Decimal) else item.text("value")
    label = item.text("label") or item.text("value")
    return Option(kept, label, item.text("label_en"))


def read_rules(source: Source, kind: Kind) -> Rules:
    asked, own = source.inner("validate"), source.inner("properties")
    pattern = asked.text("pattern")
    if pattern:
        _check_pattern(source, pattern)
    shape = asked.text("validationType")
    floor = asked.bound("min")
    if kind == "vnd" and floor is None:
        # An amount of money below zero is a slip unless the form says otherwise.
        floor = Decimal(0)
    return Rules(
        required=asked.flag_or_formula("required"),
        min=floor,
        max=asked.bound("max"),
        min_length=asked.bound("minLength"),
        max_length=asked.bound("maxLength"),
        pattern=pattern,
        shape="email" if shape == "email" else "phone" if shape == "phone" else "",
        check=own.formula("check"),
        check_message=own.text("check_message"),
        check_message_en=own.text("check_message_en"),
        no_past=source.flag("disallowPassedDates"),
    )


def _check_pattern(source: Source, pattern: str) -> None:
    options = re2.Options()
    options.log_errors = False
    try:
        if len(pattern) <= _LONGEST_PATTERN:
            re2.compile(pattern, options=options)
            return
    except re2.error:
        pass
    source.complain("bad-pattern", "its pattern is too long or not a regular expression of RE2")


def check_decision(source: Source, found: Field) -> None:
    """Refuse what would put personal data or free text into a chain that is never erased."""
    if not found.decision:
        return
    if not VARIABLE.match(found.decision):
        source.complain("bad-decision-variable", f"'{found.decision}' is not a variable name")
    if found.kind not in STEERING:
        source.complain(
            "bad-decision-variable", f"a {found.kind} field cannot feed a decision variable"
        )
    codes = (option.value for option in found.options if isinstance(option.value, str))
    if any(not CODE.match(code) for code in codes):
        source.complain("bad-decision-variable", "its values are not short codes")
