"""A posted page to raw values, with the buttons that add and remove rows already applied."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from werkzeug.datastructures import MultiDict

from engine.forms import Field, Form, Rows, fields
from engine.forms.nesting import nested
from engine.model.values import Value, dumps

#: Buttons of a form that change the page and never submit the answers.
_BUTTONS: Final = ("_add", "_remove", "_refresh")
_INDEX: Final = re.compile(r"\[\d+\]")
_LAST_INDEX: Final = re.compile(r"^(.*)\[(\d{1,6})\]$")
_NOT_ANSWERS: Final = frozenset({"csrf_token", "command_id", "form_digest"})


def wants_refresh(posted: MultiDict[str, str]) -> bool:
    """Tell whether a button was pressed that only changes the page.

    >>> if wants_refresh(request.form): return page_again(read_post(form, request.form))
    """
    return any(button in posted for button in _BUTTONS)


def read_post(form: Form, posted: MultiDict[str, str]) -> dict[str, Value]:
    """Return the raw values of a posted page: what a draft keeps and ``read_answers`` takes.

    Names that begin with ``_`` and those of the page's own hidden inputs are no answers. The
    row asked for by ``_add`` or ``_remove`` is already there, or gone. A name the form does
    not have stays, so that it is refused and not overlooked.

    >>> read_post(form, MultiDict([("team[0].name", "An"), ("_add", "team")]))
    {'team': [{'name': 'An'}, {}]}
    """
    several = {".".join(part.place) for part in fields(form) if _takes_several(part)}
    raw: dict[str, Value] = {}
    for name in posted:
        if name.startswith("_") or name in _NOT_ANSWERS:
            continue
        if _INDEX.sub("", name) in several:
            raw[name] = [value for value in posted.getlist(name) if value]
        else:
            raw[name] = posted.getlist(name)[-1]
    tree, misfits = nested(raw)
    tree.update({name: raw[name] for name in misfits if name in raw})
    for path in posted.getlist("_remove"):
        _remove(tree, path)
    for path in posted.getlist("_add"):
        _add(tree, path)
    return tree


def with_files(
    form: Form,
    raw: Mapping[str, Value],
    stored: Mapping[str, Sequence[Mapping[str, object]]],
) -> dict[str, Value]:
    """Return ``raw`` with files stored just now, by the posted name of their field.

    A field of several files keeps those it had; a field of one file takes the new one.

    >>> with_files(form, raw, {"paper": [{"digest": "ab…", "name": "don.pdf", "size": 812}]})
    """
    kept = {".".join(part.place): part for part in fields(form) if isinstance(part, Field)}
    tree: dict[str, Value] = dict(raw)
    for name, files in stored.items():
        part = kept.get(_INDEX.sub("", name))
        if part is None or part.kind != "file" or not files:
            continue
        new: list[Value] = [dumps(dict(file)) for file in files]
        place = _place(tree, name)
        if place is not None:
            old = place[0].get(place[1])
            place[0][place[1]] = [*_listed(old), *new] if part.multiple else [new[-1]]
    return tree


def _takes_several(part: Field | Rows) -> bool:
    return isinstance(part, Field) and part.kind in {"checklist", "file"}


def _listed(value: Value) -> list[Value]:
    if value is None or value == "":
        return []
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [value]
    return list(value)


def _place(tree: dict[str, Value], name: str) -> tuple[dict[str, Value], str] | None:
    """Return the mapping in which ``name`` stands, copied open on the way, and its last key."""
    steps = re.findall(r"\[(\d+)\]|(\w+)", name)
    at: Value = tree
    for index, word in steps[:-1]:
        at = _step(at, index, word)
    last = steps[-1][1] if steps else ""
    return (at, last) if isinstance(at, dict) and last else None


def _step(at: Value, index: str, word: str) -> Value:
    if index and isinstance(at, list) and int(index) < len(at):
        row = at[int(index)]
        opened: dict[str, Value] = dict(row) if isinstance(row, Mapping) else {}
        at[int(index)] = opened
        return opened
    if word and isinstance(at, dict):
        inner = at.get(word)
        if isinstance(inner, Sequence) and not isinstance(inner, str):
            at[word] = inner = list(inner)
        else:
            at[word] = inner = dict(inner) if isinstance(inner, Mapping) else {}
        return inner
    return None


def _remove(tree: dict[str, Value], path: str) -> None:
    found = _LAST_INDEX.match(path)
    place = _place(tree, found[1]) if found else None
    if found is None or place is None:
        return
    items = _listed(place[0].get(place[1]))
    place[0][place[1]] = [item for at, item in enumerate(items) if at != int(found[2])]


def _add(tree: dict[str, Value], path: str) -> None:
    place = _place(tree, path)
    if place is not None:
        place[0][place[1]] = [*_listed(place[0].get(place[1])), {}]
