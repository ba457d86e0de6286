"""In which order the hidden and the computed are found, and who would wait for themselves.

A word in an expression means every field of that name; more dependencies than there are do
no harm. Brackets of a filter change what a
plain name means, so a formula with brackets is never called circular; it is only ordered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from engine.forms.parts import Body, Field, Form, Rows

Node: TypeAlias = Field | Rows
Place: TypeAlias = tuple[str, ...]

_PLAIN_NAMES: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\.\s*\w+|([^\W\d]\w*)')


@lru_cache(maxsize=512)
def evaluation_order(form: Form) -> tuple[tuple[tuple[Rows, ...], Node], ...]:
    """Return every guarded or computed node with the lists it stands in, dependencies first.

    A circle among conditions is cut where the page order meets it: the earlier field is
    judged while the later one still has what was typed.
    """
    found = {node.place: (lists, node) for lists, node in _nodes(form.body, ())}
    by_word: dict[str, list[Place]] = {}
    for place, (_, node) in found.items():
        for word in node.path:
            by_word.setdefault(word, []).append(place)
    order: list[Place] = []
    seen: set[Place] = set()
    for place in found:
        _visit(place, found, by_word, seen, order)
    return tuple(found[place] for place in order if _is_judged(found[place][1]))


def circular(form: Form) -> Iterator[Place]:
    """Find computed fields whose plain names lead back to themselves."""
    computed = {
        node.place: node for _, node in _nodes(form.body, ()) if isinstance(node, Field)
        and node.formula and "[" not in node.formula.source
    }  # fmt: skip
    leads = {place: set(_plain_leads(node, computed)) for place, node in computed.items()}
    for place, first in leads.items():
        reached: set[Place] = set()
        edge = set(first)
        while edge - reached:
            reached |= edge
            edge = {onward for step in edge for onward in leads[step]}
        if place in reached:
            yield place


def _plain_leads(node: Field, computed: Mapping[Place, Field]) -> Iterator[Place]:
    if node.formula is None:
        return
    outer = node.place[: len(node.place) - len(node.path)]
    for name in _PLAIN_NAMES.findall(node.formula.source):
        # The innermost field of that name, as a reader and FEEL would take it.
        places = ((*outer[:length], name) for length in range(len(outer), -1, -1))
        chosen = next((place for place in places if place in computed), None)
        if name and chosen:
            yield chosen


def _nodes(body: Body, lists: tuple[Rows, ...]) -> Iterator[tuple[tuple[Rows, ...], Node]]:
    for field in body.fields:
        yield lists, field
    for rows in body.lists:
        yield lists, rows
        yield from _nodes(rows.body, (*lists, rows))


def _is_judged(node: Node) -> bool:
    return bool(node.guards) or isinstance(node, Rows) or node.formula is not None


def _visit(
    place: Place,
    found: Mapping[Place, tuple[tuple[Rows, ...], Node]],
    by_word: Mapping[str, Iterable[Place]],
    seen: set[Place],
    order: list[Place],
) -> None:
    stack: list[tuple[Place, Iterator[Place]]] = []

    def enter(at: Place) -> None:
        seen.add(at)
        lists, node = found[at]
        before = [rows.place for rows in lists]
        before += [other for word in sorted(_words(node)) for other in by_word.get(word, ())]
        stack.append((at, iter(before)))

    if place not in seen:
        enter(place)
    while stack:
        at, before = stack[-1]
        step = next((other for other in before if other not in seen), None)
        if step is None:
            order.append(at)
            stack.pop()
        else:
            enter(step)


def _words(node: Node) -> frozenset[str]:
    words = frozenset(word for guard in node.guards for word in guard.words)
    if isinstance(node, Field) and node.formula:
        words |= node.formula.words
    return words
