"""Form files as they arrive: bytes to a tree that is small enough, and typed looks into it."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeAlias

from engine.expressions import BadExpression
from engine.forms.errors import BadForm, FormProblem
from engine.forms.formulas import Formula, read_formula

Json: TypeAlias = "None | bool | str | Decimal | Sequence[Json] | Mapping[str, Json]"

_LARGEST: Final = 1_000_000
_DEEPEST: Final = 40
_LONGEST_NUMBER: Final = 60


def parse(source: bytes | str) -> Mapping[str, Json]:
    """Read the JSON object of a form; refuse what is hostile before anything looks at it."""
    if len(source) > _LARGEST:
        raise _refused("form-too-large", f"it is larger than {_LARGEST} bytes")
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
        text.encode()
        tree: Json = json.loads(
            text, parse_int=_number, parse_float=_number, parse_constant=_number
        )
    except RecursionError:
        raise _refused("form-too-deep", f"it is nested deeper than {_DEEPEST}") from None
    except ValueError:
        raise _refused("bad-json", "it is not JSON in UTF-8") from None
    if not isinstance(tree, Mapping):
        raise _refused("bad-json", "it is not a JSON object")
    _measure(tree)
    return tree


def _refused(code: str, fact: str) -> BadForm:
    return BadForm((FormProblem(code, "", fact),))


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite() or len(text) > _LONGEST_NUMBER:
        raise ValueError(text)
    # 1e999999999 is one short literal and a gigabyte when it is written out.
    if abs(number.adjusted()) > _LONGEST_NUMBER:
        raise ValueError(text)
    return number


def _measure(tree: Json) -> None:
    level: list[Json] = [tree]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in _children(node)]
        if not level:
            return
    raise _refused("form-too-deep", f"it is nested deeper than {_DEEPEST}")


def _children(node: Json) -> Sequence[Json]:
    if isinstance(node, str | Decimal | bool) or node is None:
        return ()
    return tuple(node.values()) if isinstance(node, Mapping) else node


@dataclass(frozen=True)
class Source:
    """One JSON object of a form, the component it belongs to, and the shared problem list."""

    data: Mapping[str, Json]
    component: str
    problems: list[FormProblem] = field(repr=False)

    def complain(self, code: str, message: str) -> None:
        self.problems.append(FormProblem(code, self.component, message))

    def text(self, name: str) -> str:
        """Return a text; a number or truth is read as its text, null and absence as empty."""
        value = self.data.get(name)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Decimal):
            return format(value, "f")
        if value is None or isinstance(value, str):
            return unicodedata.normalize("NFC", value or "")
        self.complain("bad-property", f"'{name}' is not a text")
        return ""

    def flag(self, name: str) -> bool:
        return self.data.get(name) is True or self.data.get(name) == "true"

    def whole(self, name: str) -> int | None:
        text = self.text(name)
        if not text:
            return None
        if text.isdecimal() and len(text) < 5:  # noqa: PLR2004 - far above every use
            return int(text)
        self.complain("bad-property", f"'{name}' is not a small whole number")
        return None

    def inner(self, name: str) -> "Source":
        value = self.data.get(name)
        if value is not None and not isinstance(value, Mapping):
            self.complain("bad-property", f"'{name}' is not an object")
        data = value if isinstance(value, Mapping) else {}
        return Source(data, self.component, self.problems)

    def items(self, name: str) -> Iterator["Source"]:
        """Walk over a list of objects; what is no object is a problem and is passed over."""
        value = self.data.get(name)
        if value is not None and (isinstance(value, str) or not isinstance(value, Sequence)):
            self.complain("bad-property", f"'{name}' is not a list")
            return
        for place, item in enumerate(value or ()):
            if isinstance(item, Mapping):
                yield Source(item, f"{self.component}{name}[{place}]", self.problems)
            else:
                self.complain("bad-property", f"'{name}[{place}]' is not an object")

    def formula(self, name: str) -> Formula | None:
        """Return a FEEL property, None when there is none or it cannot be read."""
        value = self.data.get(name)
        if isinstance(value, bool):
            return self.compiled("true") if value else None
        text = self.text(name).strip()
        return self.compiled(text) if text else None

    def compiled(self, text: str) -> Formula | None:
        try:
            return read_formula(unicodedata.normalize("NFC", text))
        except BadExpression as refusal:
            self.complain("bad-expression", str(refusal))
            return None

    def flag_or_formula(self, name: str) -> "bool | Formula":
        text = self.text(name).strip()
        if text.startswith("="):
            return self.compiled(text) or False
        return self.flag(name)

    def bound(self, name: str) -> "Decimal | Formula | None":
        text = self.text(name).strip()
        if text.startswith("="):
            return self.compiled(text)
        try:
            return _number(text) if text else None
        except (ArithmeticError, ValueError):
            self.complain("bad-rule", f"'{name}' is neither a number nor an expression")
            return None
