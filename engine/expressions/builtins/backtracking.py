r"""Patterns with back-references, which no engine can try in a time known beforehand.

Such a pattern is tried by going back, one counted step after the other: one that goes back too
often exceeds the budget of steps. Every other pattern is left to the fast engine.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from engine.expressions.run import Run

#: Where each group began and ended; both are -1 before it matched.
Groups: TypeAlias = tuple[tuple[int, int], ...]
#: What a part of a pattern makes of a place in a text: the places after it, best first.
Part: TypeAlias = Callable[["Try", int, Groups], Iterator[tuple[int, Groups]]]

_NOWHERE: Final = (-1, -1)


@dataclass(frozen=True, slots=True)
class Try:
    """One text that a pattern is tried on, and who pays for it."""

    text: str
    run: Run


@dataclass(frozen=True, slots=True)
class Found:
    """A match."""

    text: str
    groups: Groups

    def start(self) -> int:
        return self.groups[0][0]

    def end(self) -> int:
        return self.groups[0][1]

    def group(self, group: int) -> str | None:
        start, end = self.groups[group]
        return None if start < 0 else self.text[start:end]


@dataclass(frozen=True, slots=True)
class Backtracking:
    """A pattern ready to be tried at the expense of one evaluation."""

    root: Part
    groups: int
    run: Run

    def search(self, text: str) -> Found | None:
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[Found]:
        tried, place = Try(text, self.run), 0
        while place <= len(text):
            found = self._at(tried, place)
            if found is None:
                place += 1
            else:
                yield found
                place = max(found.end(), place + 1)

    def _at(self, tried: Try, place: int) -> Found | None:
        nothing = (_NOWHERE,) * (self.groups + 1)
        for end, groups in self.root(tried, place, nothing):
            return Found(tried.text, ((place, end), *groups[1:]))
        return None


def character(test: Callable[[str], bool]) -> Part:
    """Match one character."""

    def part(tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        tried.run.spend(2)
        if at < len(tried.text) and test(tried.text[at]):
            yield at + 1, groups

    return part


def border(test: Callable[[str, int], bool]) -> Part:
    """Match a place between characters."""

    def part(tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        if test(tried.text, at):
            yield at, groups

    return part


def sequence(parts: Sequence[Part]) -> Part:
    """Match one part after the other."""

    def after(done: int, tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        if done == len(parts):
            yield at, groups
            return
        for place, seen in parts[done](tried, at, groups):
            yield from after(done + 1, tried, place, seen)

    return lambda tried, at, groups: after(0, tried, at, groups)


def alternatives(parts: Sequence[Part]) -> Part:
    """Match any of the parts, the first ones first."""

    def part(tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        for one in parts:
            yield from one(tried, at, groups)

    return part


def group(number: int, inner: Part) -> Part:
    """Match ``inner`` and remember where."""

    def part(tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        for end, seen in inner(tried, at, groups):
            yield end, (*seen[:number], (at, end), *seen[number + 1 :])

    return part


def reference(number: int, folded: Callable[[str], str]) -> Part:
    """Match what a group matched; one that did not match is nothing."""

    def part(tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        start, end = groups[number]
        wanted = tried.text[start:end] if start >= 0 else ""
        tried.run.spend(2 + (len(wanted) >> 4))
        there = tried.text[at : at + len(wanted)]
        if folded(there) == folded(wanted):
            yield at + len(wanted), groups

    return part


def repeated(inner: Part, least: int, most: int, *, greedy: bool) -> Part:
    """Match ``inner`` again and again, as often as possible or as seldom."""

    def again(count: int, tried: Try, at: int, groups: Groups) -> Iterator[tuple[int, Groups]]:
        tried.run.spend(2)
        if not greedy and count >= least:
            yield at, groups
        if count < most:
            for place, seen in inner(tried, at, groups):
                if place > at or count < least:
                    yield from again(count + 1, tried, place, seen)
        if greedy and count >= least:
            yield at, groups

    return lambda tried, at, groups: again(0, tried, at, groups)
