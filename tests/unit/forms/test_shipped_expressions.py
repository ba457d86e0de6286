"""Every expression of the shipped forms and processes asks for what there is."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

import pytest

from engine import expressions
from engine.bpmn.elements import Process
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse
from engine.forms import Field, fields, prefill
from engine.model.values import Value
from engine.settings import SHIPPED
from tests.unit.forms import shipped
from tests.unit.forms.makers import NOW

_PLAIN: Final = frozenset({"deadline.amount", "deadline.from", "case.title", "case.title_en"})
_EARLIER: Final = re.compile(r'get value\(last, "([^"]+)"\)\.(\w+)')
_VARIABLE: Final = re.compile(r"\bvariables\.(\w+)")
_CODES: Final = re.compile(r'\b(?:then|else) "(\w+)"')
_PERSON: Final[Value] = {"id": "1", "name": "Trần An"}


@cache
def processes() -> Mapping[str, Process]:
    paths = sorted((SHIPPED / "processes").rglob("*.bpmn"))
    models = (read_model(parse(path.read_bytes())) for path in paths)
    return {process.id: process for model in models for process in model.processes}


@cache
def data_of(process_id: str) -> frozenset[str]:
    """Return the case data a process can have: from forms, tables, operations, its starter."""
    names: set[str] = set()
    for one in processes()[process_id].elements:
        if (form := shipped.forms().get(one.properties.get("form", ""))) is not None:
            names |= {part.decision for part in fields(form) if isinstance(part, Field)}
        names |= {name[4:] for name in one.properties if name.startswith("set.")}
        names.add(one.properties.get("result", ""))
    for starter in processes().values():
        for one in starter.elements:
            if one.properties.get("with.process") == f'"{process_id}"':
                names |= {name[5:] for name in one.properties if name.startswith("with.")}
    if processes()[process_id].properties.get("start.from") == "call":
        # Whoever answers a call is told its last day.
        names.add("hạn_nộp")
    return frozenset(names - {"", "process"})


def texts_of(process: Process) -> Iterator[tuple[str, frozenset[str]]]:
    data = data_of(process.id)
    for flow in process.flows:
        if flow.condition:
            yield flow.condition, data
    for at in (process, *process.elements):
        for name, text in at.properties.items():
            if name in _PLAIN or name.startswith(("with.", "set.")):
                yield (
                    text,
                    frozenset({"mission", "host"}) if name.startswith("case.title") else data,
                )


def every_text() -> list[tuple[str, frozenset[str]]]:
    in_forms = [(said.formula.source, said.names) for said in shipped.expressions()]
    return in_forms + [found for process in processes().values() for found in texts_of(process)]


@cache
def context() -> Mapping[str, Value]:
    """A case of a mission in which every form was answered."""
    data = frozenset().union(*map(data_of, processes()))
    subject: Value = {"id": "7", "title": "Lúa chịu mặn", "state": "passed", "tally": {}}
    told: dict[str, Value] = dict.fromkeys(data, Decimal(3))
    dates = {name: date(2024, 3, 5) for name in data if name.startswith(("ngày", "hạn"))}
    return {
        **dict.fromkeys(shipped.CONTEXT_NAMES),
        "mission": {"title": "Lúa chịu mặn", "start": date(2024, 1, 2), "end": date(2025, 1, 2)},
        "case": {"id": "1", "title": "Đợt 1", "started": date(2024, 3, 4)},
        "actor": _PERSON,
        "today": date(2024, 3, 5),
        "subjects": [subject],
        "subject": subject,
        "people": [{"value": "1", "label": "Trần An"}],
        "last": {form.id: shipped.answered(form.body) for form in shipped.forms().values()},
        "variables": {**told, **dates, "đủ_điều_kiện_thẩm_định": False},
    }


def test_every_expression_asks_only_for_names_there_are() -> None:
    texts = every_text()

    strange = [
        (text, sorted(unknown))
        for text, names in texts
        if (unknown := expressions.compile(text).names - names)
    ]

    assert len(texts) > 800
    assert strange == []


def test_every_expression_has_a_value_or_none_in_a_case_where_all_was_answered() -> None:
    answers = [shipped.answered(form.body) for form in shipped.forms().values()]
    scope = {**{name: value for told in answers for name, value in told.items()}, **context()}

    for text, _ in every_text():
        expressions.compile(text).evaluate(scope, now=NOW)


def test_earlier_answers_are_asked_for_by_form_and_field() -> None:
    """``last["X"].y`` filters a context, finds nothing and says nothing."""
    misspelt = [
        (said.form, said.place, asked)
        for said in shipped.expressions()
        for asked in _EARLIER.findall(said.formula.source)
        if asked not in {(form.id, key) for form in shipped.forms().values()
                         for key in form.body.keys}
    ]  # fmt: skip

    assert [text for text, _ in every_text() if re.search(r"\blast\s*[\[.]", text)] == []
    assert misspelt == []


def test_every_variable_a_form_asks_for_is_made_somewhere() -> None:
    made = frozenset().union(*map(data_of, processes()))
    asked = {
        name for said in shipped.expressions() for name in _VARIABLE.findall(said.formula.source)
    }

    assert asked - made == set()


@pytest.mark.parametrize("form_id", sorted(shipped.forms()))
def test_a_list_comes_back_as_it_was_answered(form_id: str) -> None:
    form = shipped.forms()[form_id]
    before = shipped.answered(form.body)
    lists = [rows for rows in form.body.lists if rows.prefill]

    start = prefill(form, context(), NOW)

    assert [rows.name for rows in lists if not start.get(rows.name)] == []
    for rows in lists:
        if rows.prefill and f'get value(last, "{form_id}").{rows.name}' in rows.prefill.source:
            assert start[rows.name] == before[rows.name]


@pytest.mark.parametrize("form_id", sorted(shipped.forms()))
def test_every_computed_code_has_a_label(form_id: str) -> None:
    unlabelled = [
        (part.name, code)
        for part in fields(shipped.forms()[form_id])
        if isinstance(part, Field) and part.formula
        for code in _CODES.findall(part.formula.source)
        if code not in {option.code for option in part.options if option.label_en}
    ]

    assert unlabelled == []
