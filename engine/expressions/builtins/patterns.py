"""Functions of regular expressions, on an engine whose time grows only with the text.

The dialect is XPath's. It is translated where the two differ; what has no translation (a
back-reference, a class subtracted from a class) is no pattern here and gives null.
"""

import re
from functools import lru_cache
from typing import Final, Protocol, cast

import re2

from engine.expressions.builtins.registry import builtin
from engine.expressions.run import STRING, Run

_MEMORY: Final = 1 << 20
_FLAGS: Final = frozenset("smixq")
_ESCAPED: Final = re.compile(r"\\(.)|(\[)|(\])|(\s+)", re.DOTALL)
_CLASSES: Final = {
    "i": r"\p{L}_:",
    "c": r"\p{L}\p{Nd}\p{Mn}_:.\-",
    "d": r"\p{Nd}",
    "w": r"\p{L}\p{M}\p{N}\p{S}",
}
_COMPLEMENTS: Final = {"I": "i", "C": "c", "D": "d"}
_PLACE: Final = re.compile(r"\\([\\$])|\$(\d)|([\\$])")


class _Match(Protocol):
    def start(self) -> int: ...
    def end(self) -> int: ...
    def group(self, group: int) -> str | None: ...


class _Pattern(Protocol):
    groups: int

    def search(self, text: str, start: int = 0) -> _Match | None: ...


@builtin("matches", "input: string, pattern: string, flags: string?")
def _matches(text: str, pattern: str, flags: str | None) -> bool | None:
    compiled = _compiled(pattern, flags or "")
    return None if compiled is None else compiled.search(text) is not None


@builtin(
    "replace",
    "input: string, pattern: string, replacement: string, flags: string?",
    needs_run=True,
)
def _replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None) -> str | None:
    compiled = _compiled(pattern, flags or "")
    if compiled is None or compiled.search("") is not None:
        # A pattern that matches nothing at all would have to be replaced everywhere.
        return None
    literal = "q" in (flags or "")
    parts: list[str] = []
    length = place = 0
    while (found := compiled.search(text, place)) is not None:
        new = replacement if literal else _filled(replacement, found, compiled.groups)
        if new is None:
            return None
        parts += (text[place : found.start()], new)
        length += len(new)
        run.text(length)
        run.spend(2)
        place = found.end()
    return "".join((*parts, text[place:]))


@builtin("split", "string: string, delimiter: string", needs_run=True)
def _split(run: Run, text: str, delimiter: str) -> list[str] | None:
    compiled = _compiled(delimiter, "")
    if compiled is None or compiled.search("") is not None:
        return None
    parts: list[str] = []
    place = 0
    while (found := compiled.search(text, place)) is not None:
        run.items(len(parts))
        parts.append(text[place : found.start()])
        place = found.end()
    return [*parts, text[place:]]


def _filled(replacement: str, found: _Match, groups: int) -> str | None:
    """Put the groups into the replacement; a stray backslash or dollar makes it invalid."""
    if "\\" not in replacement and "$" not in replacement:
        return replacement
    invalid = False

    def fill(place: re.Match[str]) -> str:
        nonlocal invalid
        if place[1]:
            return place[1]
        invalid = invalid or place[3] is not None
        number = int(place[2] or 0)
        return (found.group(number) or "") if number <= groups else ""

    filled = _PLACE.sub(fill, replacement)
    return None if invalid else filled


@lru_cache(maxsize=256)
def _compiled(pattern: str, flags: str) -> _Pattern | None:
    if not _FLAGS.issuperset(flags) or len(pattern) > STRING // 100:
        return None
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.case_sensitive = "i" not in flags
    options.dot_nl = "s" in flags
    options.literal = "q" in flags
    text = pattern if options.literal else _translated(pattern, flags)
    try:
        return cast("_Pattern", re2.compile(text, options))
    except re2.error:
        return None


def _translated(pattern: str, flags: str) -> str:
    depth = 0

    def translate(found: re.Match[str]) -> str:
        nonlocal depth
        if found[1]:
            return _escape(found[1], inside=depth > 0)
        if found[4]:
            return "" if "x" in flags and not depth else found[4]
        depth += 1 if found[2] else -1
        return found[0]

    text = _ESCAPED.sub(translate, pattern)
    return f"(?m:{text})" if "m" in flags else text


def _escape(letter: str, *, inside: bool) -> str:
    if letter in _CLASSES:
        return _CLASSES[letter] if inside else f"[{_CLASSES[letter]}]"
    if letter in _COMPLEMENTS and not inside:
        return f"[^{_CLASSES[_COMPLEMENTS[letter]]}]"
    return "\\" + letter
