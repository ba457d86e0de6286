r"""Reading patterns with back-references: ``(a)\1``."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

import re2

from engine.expressions.builtins import backtracking
from engine.expressions.builtins.backtracking import Part
from engine.expressions.builtins.dialect import PARTS, NoPattern, rewritten, without_space

_REFERENCE: Final = re.compile(r"\\[1-9]")
_COUNT: Final = re.compile(r"\{(\d+)(,?)(\d*)\}")
_MARKS: Final = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_MOST: Final = 1000
_DEEPEST: Final = 50


def goes_back(pattern: str) -> bool:
    """Tell whether ``pattern`` has a back-reference."""
    return any(_REFERENCE.fullmatch(part[0]) for part in PARTS.finditer(pattern))


def read(pattern: str, flags: str) -> tuple[Part, int]:
    """Return what to match, and how many groups it has."""
    if "x" in flags:
        pattern = without_space(pattern)
    reading = _Reading([part[0] for part in PARTS.finditer(pattern)], flags)
    root = reading.alternatives()
    if reading.at < len(reading.parts):
        raise NoPattern
    return root, reading.groups


class _Reading:
    """Walks through the parts of one pattern."""

    def __init__(self, parts: list[str], flags: str) -> None:
        self.parts = parts
        self.flags = flags
        self.at = 0
        self.groups = 0
        self.closed: set[int] = set()
        self.depth = 0

    def alternatives(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NoPattern
        branches = [self._sequence()]
        while self._accept("|"):
            branches.append(self._sequence())
        self.depth -= 1
        return backtracking.alternatives(branches) if len(branches) > 1 else branches[0]

    def _sequence(self) -> Part:
        found: list[Part] = []
        while self._ahead() not in ("", "|", ")"):
            found.append(self._quantified(self._atom()))
        return backtracking.sequence(found)

    def _ahead(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def _accept(self, text: str) -> bool:
        if self._ahead() != text:
            return False
        self.at += 1
        return True

    def _atom(self) -> Part:
        text = self._ahead()
        self.at += 1
        if text == "(":
            return self._group()
        if _REFERENCE.fullmatch(text):
            number = int(text[1])
            if number not in self.closed:
                raise NoPattern
            return backtracking.reference(number, str.casefold if "i" in self.flags else str)
        if text in ("^", "$"):
            return backtracking.border(self._border(text))
        if text in _MARKS or _COUNT.fullmatch(text):
            raise NoPattern
        return backtracking.character(_test(text, self.flags))

    def _group(self) -> Part:
        number = 0
        if self._accept("?"):
            if not self._accept(":"):
                raise NoPattern
        else:
            self.groups += 1
            number = self.groups
        inner = self.alternatives()
        if not self._accept(")"):
            raise NoPattern
        self.closed.add(number)
        return backtracking.group(number, inner) if number else inner

    def _border(self, text: str) -> Callable[[str, int], bool]:
        lines = "m" in self.flags
        if text == "^":
            return lambda whole, at: at == 0 or (lines and whole[at - 1] == "\n")
        return lambda whole, at: at == len(whole) or (lines and whole[at] == "\n")

    def _quantified(self, atom: Part) -> Part:
        mark = self._ahead()
        count = _COUNT.fullmatch(mark)
        if mark in _MARKS:
            least, most = _MARKS[mark]
        elif count:
            least = int(count[1])
            most = int(count[3]) if count[3] else (None if count[2] else least)
        else:
            return atom
        if max(least, most or 0) > _MOST or (most is not None and most < least):
            raise NoPattern
        self.at += 1
        greedy = not self._accept("?")
        return backtracking.repeated(atom, least, 1 << 30 if most is None else most, greedy=greedy)


def _test(atom: str, flags: str) -> Callable[[str], bool]:
    """Return the test of one character, which the fast engine makes and remembers."""
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = "i" not in flags
    options.dot_nl = "s" in flags
    try:
        compiled = re2.compile(rewritten(atom, flags.replace("m", "")), options)
    except re2.error:
        raise NoPattern from None
    return cache(lambda one: compiled.fullmatch(one) is not None)
