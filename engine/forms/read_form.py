"""A form-js file to a form, with everything wrong with it told at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from engine.forms.circles import circular
from engine.forms.components import (
    FIELDS,
    SILENT,
    Place,
    claimed,
    key_path,
    read_field,
    read_notice,
    wording,
)
from engine.forms.errors import BadForm, FormProblem
from engine.forms.parts import Body, Form, Group, Part, Rows
from engine.forms.sources import Json, Source, parse
from engine.model.values import digest, dumps

_MOST_COMPONENTS: Final = 2000
_MOST_ROWS: Final = 500
_NOTICES: Final = frozenset({"text", "html", "separator", "spacer"})


def read_form(source: bytes | str) -> Form:
    """Read a form-js schema, with or without the properties of this product.

    The digest is that of the canonical JSON, so white space and the order of keys do not
    make another form. Raises ``BadForm`` with every problem found.
    """
    tree = parse(source)
    problems: list[FormProblem] = []
    top = Source(tree, "", problems)
    form = _form(tree, top)
    problems.extend(
        FormProblem("circular-expression", ".".join(place), "it is computed from itself")
        for place in circular(form)
    )
    if problems:
        raise BadForm(tuple(problems))
    return form


def _form(tree: Mapping[str, Json], top: Source) -> Form:
    own = top.inner("properties")
    if "components" not in tree:
        top.complain("bad-property", "it has no list of components")
    count = [0]
    return Form(
        digest=digest(dumps(tree)),
        id=top.text("id"),
        code=own.text("code") or top.text("id"),
        title=own.text("title") or top.text("id"),
        title_en=own.text("title_en"),
        legal=own.text("legal"),
        body=Body(tuple(_parts(top, Place(), count))),
        properties={name: own.text(name) for name in own.data},
        definition=tree,
    )


def _parts(source: Source, place: Place, count: list[int]) -> Iterator[Part]:
    for item in source.items("components"):
        count[0] += 1
        if count[0] > _MOST_COMPONENTS:
            item.complain("form-too-large", f"it has more than {_MOST_COMPONENTS} components")
            return
        named = replace(item, component=item.text("key") or item.text("id") or item.component)
        if part := _part(named, place, count):
            yield part


def _part(source: Source, place: Place, count: list[int]) -> Part | None:
    component = source.text("type")
    hide = source.inner("conditional").formula("hide")
    here = replace(place, guards=(*place.guards, hide)) if hide else place
    if component in FIELDS:
        return read_field(source, here)
    if component in _NOTICES:
        return read_notice(source, here)
    if component == "group":
        return _group(source, here, count)
    if component == "dynamiclist":
        return _rows(source, here, count)
    if component not in SILENT:
        source.complain("unknown-component", f"'{component}' is no component of a form")
    return None


def _group(source: Source, place: Place, count: list[int]) -> Group:
    _refuse_decision(source)
    path = key_path(source, "path", place) if source.text("path") else None
    inside = replace(place, prefix=path or place.prefix)
    return Group(wording(source), tuple(_parts(source, inside, count)), place.guards)


def _rows(source: Source, place: Place, count: list[int]) -> Rows | None:
    _refuse_decision(source)
    path = claimed(source, key_path(source, "path", place), place)
    whole = place.outer + (path or ())
    own, asked = source.inner("properties"), source.inner("validate")
    body = Body(tuple(_parts(source, Place(outer=whole), count)))
    required = asked.flag_or_formula("required")
    most = own.whole("max_rows") or asked.whole("maxLength")
    repeated = source.whole("defaultRepetitions")
    if path is None:
        return None
    return Rows(
        path=path,
        place=whole,
        wording=wording(source, source.text("path")),
        body=body,
        guards=place.guards,
        fixed=own.formula("rows"),
        prefill=own.formula("prefill"),
        required=required,
        min_rows=own.whole("min_rows") or asked.whole("minLength") or 0,
        max_rows=min(most or _MOST_ROWS, _MOST_ROWS),
        first_rows=min(repeated if repeated is not None else int(bool(required)), _MOST_ROWS),
        changeable=source.data.get("allowAddRemove") is not False,
        record=own.text("record"),
        public=own.flag("public"),
        properties={name: own.text(name) for name in own.data},
    )


def _refuse_decision(source: Source) -> None:
    if source.inner("properties").text("decision"):
        source.complain("bad-decision-variable", "only a field can feed a decision variable")
