r"""Regular expressions of XPath, rewritten for the engine at hand.

Most of the two dialects is the same. Different are the escapes for the characters of names
(``\i``, ``\c``), digits and words (Unicode, not ASCII), a class subtracted from a class, and
white space that does not count.
"""

import re
from typing import Final, TypeAlias

from engine.expressions.builtins.blocks import BLOCKS

#: Code points from and to, both included.
_Interval: TypeAlias = tuple[int, int]

_CLASSES: Final = {
    "i": r"\p{L}_:",
    "c": r"\p{L}\p{Nd}\p{Mn}_:.\-",
    "d": r"\p{Nd}",
    "w": r"\p{L}\p{M}\p{N}\p{S}",
}
#: The parts of a pattern, as far as their number matters.
PARTS: Final = re.compile(
    r"\\(?:[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\{(?:\d*,)?(?P<most>\d{1,4})\}|.", re.DOTALL
)
_MARKS: Final = frozenset("()|?*+^$")
_CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t"}
#: What may stand behind a backslash; a digit would be a back-reference.
_LETTERS: Final = frozenset("nrtsSiIcCdDwWpP")
_NOTHING: Final = r"[^\x{0}-\x{10FFFF}]"
_LAST: Final = 0x10FFFF
#: What a dot means unless the flag ``s`` is set.
_ON_ONE_LINE: Final = r"[^\n\r]"


class NoPattern(ValueError):
    """The text is no pattern, or none that can be rewritten."""


def rewritten(pattern: str, flags: str) -> str:
    """Return ``pattern`` for the engine; ``flags`` as in ``matches``."""
    if "x" in flags:
        pattern = without_space(pattern)
    text = _Rewriting(pattern, "." if "s" in flags else _ON_ONE_LINE).all()
    return f"(?m:{text})" if "m" in flags else text


def width(pattern: str, flags: str) -> int:
    """Return how many places of ``pattern`` one character may have to be tried at."""
    if "q" in flags:
        return 1
    sums, last = [0], 0
    for part in PARTS.finditer(pattern):
        text = part[0]
        if text == "(":
            sums.append(0)
        elif text == ")" and len(sums) > 1:
            last = sums.pop()
            sums[-1] += last
        elif part["most"] is not None:
            more = last * (int(part["most"]) - 1)
            sums[-1] += more
            last += more
        elif text not in _MARKS:
            sums[-1] += 1
            last = 1
    return max(1, sum(sums))


def without_space(pattern: str) -> str:
    kept: list[str] = []
    depth = 0
    for place, character in enumerate(pattern):
        escaped = place > 0 and pattern[place - 1] == "\\"
        if character.isspace() and not depth:
            continue
        if not escaped:
            depth += (character == "[") - (character == "]" and depth > 0)
        kept.append(character)
    return "".join(kept)


class _Rewriting:
    """Walks through one pattern; no step looks at a character twice."""

    def __init__(self, pattern: str, dot: str) -> None:
        self.pattern = pattern
        self.dot = dot
        self.place = 0

    def all(self) -> str:
        parts: list[str] = []
        while self.place < len(self.pattern):
            character = self._next()
            if character == "[":
                parts.append(self._class())
            elif character == "\\":
                parts.append(self._escape(inside=False))
            elif character == "(" and self._at("?") and not self._at("?:"):
                # Groups with flags or names are of other dialects.
                raise NoPattern
            else:
                parts.append(self.dot if character == "." else character)
        return "".join(parts)

    def _next(self) -> str:
        if self.place >= len(self.pattern):
            raise NoPattern
        self.place += 1
        return self.pattern[self.place - 1]

    def _at(self, text: str) -> bool:
        return self.pattern.startswith(text, self.place)

    def _class(self) -> str:
        start = self.place - 1
        negated = self._at("^")
        self.place += negated
        parts: list[str] = []
        while not self._at("]"):
            if self._at("-["):
                self.place = start + 1
                return _written(self._difference())
            character = self._next()
            if character == "[":
                raise NoPattern
            parts.append(self._escape(inside=True) if character == "\\" else character)
        self.place += 1
        return f"[{'^' if negated else ''}{''.join(parts)}]"

    def _escape(self, *, inside: bool) -> str:
        letter = self._next()
        if letter.isalnum() and letter not in _LETTERS:
            raise NoPattern
        if letter in "pP" and self._at("{Is"):
            return self._block(letter, inside=inside)
        if letter in _CLASSES:
            return _CLASSES[letter] if inside else f"[{_CLASSES[letter]}]"
        if letter.lower() in _CLASSES and not inside:
            return f"[^{_CLASSES[letter.lower()]}]"
        return "\\" + letter

    def _block(self, letter: str, *, inside: bool) -> str:
        end = self.pattern.find("}", self.place)
        block = BLOCKS.get(self.pattern[self.place + 3 : end])
        if end < 0 or block is None:
            raise NoPattern
        self.place = end + 1
        written = _written([block] if letter == "p" else _minus([(0, _LAST)], [block]))
        return written[1:-1] if inside else written

    def _difference(self) -> list[_Interval]:
        """Read a class of plain characters from which a class is subtracted."""
        negated = self._at("^")
        self.place += negated
        found: list[_Interval] = []
        less: list[_Interval] = []
        while not self._at("]"):
            if self._at("-["):
                self.place += 2
                less = self._difference()
                if not self._at("]"):
                    raise NoPattern
                break
            found.append(self._range())
        self.place += 1
        return _minus(_minus([(0, _LAST)], found) if negated else found, less)

    def _range(self) -> _Interval:
        first = self._plain()
        if not self._at("-") or self._at("-[") or self._at("-]"):
            return first, first
        self.place += 1
        return first, self._plain()

    def _plain(self) -> int:
        character = self._next()
        if character == "\\":
            character = self._next()
            if character.isalnum() and character not in _CONTROLS:
                # A class of thousands of characters: not worth counting out.
                raise NoPattern
            character = _CONTROLS.get(character, character)
        return ord(character)


def _minus(these: list[_Interval], less: list[_Interval]) -> list[_Interval]:
    for first, last in less:
        kept: list[_Interval] = []
        for low, high in these:
            kept += [(low, min(high, first - 1)), (max(low, last + 1), high)]
        these = [(low, high) for low, high in kept if low <= high]
    return these


def _written(intervals: list[_Interval]) -> str:
    if not intervals:
        return _NOTHING
    ranges = (rf"\x{{{low:X}}}-\x{{{high:X}}}" for low, high in intervals)
    return f"[{''.join(ranges)}]"
