"""Functions of regular expressions, on an engine whose time grows only with the text.

A pattern with a back-reference needs another kind of engine, which counts its steps.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Protocol, cast

import re2

from engine.expressions.builtins.backtracking import Backtracking
from engine.expressions.builtins.dialect import NoPattern, rewritten, width
from engine.expressions.builtins.references import goes_back, read
from engine.expressions.builtins.registry import builtin
from engine.expressions.errors import BudgetExceeded
from engine.expressions.run import STEPS, STRING, Run

#: Reading a pattern that takes more than this takes too long.
_MEMORY: Final = 1 << 19
_TOO_LARGE: Final = "too large"
_FLAGS: Final = frozenset("smixq")
_PLACE: Final = re.compile(r"\\([\\$])|\$(\d)|([\\$])")


class _Match(Protocol):
    def start(self) -> int: ...
    def end(self) -> int: ...
    def group(self, group: int) -> str | None: ...


class _Pattern(Protocol):
    @property
    def groups(self) -> int: ...
    def search(self, text: str) -> _Match | None: ...
    def finditer(self, text: str) -> Iterator[_Match]: ...


class _Fast(_Pattern, Protocol):
    programsize: int


@builtin("matches", "input: string, pattern: string, flags: string?", needs_run=True)
def _matches(run: Run, text: str, pattern: str, flags: str | None) -> bool | None:
    compiled = _pattern(run, pattern, flags or "", len(text))
    return None if compiled is None else compiled.search(text) is not None


@builtin(
    "replace",
    "input: string, pattern: string, replacement: string, flags: string?",
    needs_run=True,
)
def _replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None) -> str | None:
    compiled = _pattern(run, pattern, flags or "", len(text))
    if compiled is None or compiled.search("") is not None:
        # A pattern that matches nothing at all would have to be replaced everywhere.
        return None
    literal = "q" in (flags or "")
    parts: list[str] = []
    length = place = 0
    for found in compiled.finditer(text):
        new = replacement if literal else _filled(replacement, found, compiled.groups)
        if new is None:
            return None
        parts += (text[place : found.start()], new)
        length += len(new)
        if length > STRING:
            raise BudgetExceeded("string", STRING)
        run.spend(20 + (len(new) >> 6))
        place = found.end()
    return "".join((*parts, text[place:]))


@builtin("split", "string: string, delimiter: string", needs_run=True)
def _split(run: Run, text: str, delimiter: str) -> list[str] | None:
    compiled = _pattern(run, delimiter, "", len(text))
    if compiled is None or compiled.search("") is not None:
        return None
    parts: list[str] = []
    place = 0
    for found in compiled.finditer(text):
        run.items(len(parts))
        run.spend(20)
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


def _pattern(run: Run, pattern: str, flags: str, length: int) -> _Pattern | None:
    """Return a pattern to be tried on a text of that length, and account for both."""
    compiled = _compiled(pattern, flags)
    if compiled is None and goes_back(pattern):
        return _going_back(run, pattern, flags)
    if compiled is None:
        return None
    if (pattern, flags) not in run.patterns:
        run.patterns.add((pattern, flags))
        run.spend(compiled.programsize * 2)
    run.spend(length * width(pattern, flags) >> 3)
    return compiled


def _going_back(run: Run, pattern: str, flags: str) -> _Pattern | None:
    if not _FLAGS.issuperset(flags) or len(pattern) > STRING // 100:
        return None
    run.spend(10 * len(pattern))
    try:
        root, groups = read(pattern, flags)
    except NoPattern:
        return None
    return Backtracking(root, groups, run)


@lru_cache(maxsize=256)
def _compiled(pattern: str, flags: str) -> _Fast | None:
    if not _FLAGS.issuperset(flags) or len(pattern) > STRING // 100:
        return None
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.case_sensitive = "i" not in flags
    options.dot_nl = "s" in flags
    options.literal = "q" in flags
    try:
        text = pattern if options.literal else rewritten(pattern, flags)
        return cast("_Fast", re2.compile(text, options))
    except NoPattern:
        return None
    except re2.error as problem:
        if _TOO_LARGE in str(problem):
            raise BudgetExceeded("steps", STEPS) from None
        return None
