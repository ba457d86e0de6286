"""What the diagrams of steps 1 and 2 point at is there, and the reference page says the same."""

import csv
import re
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from engine.bpmn.elements import Element
from engine.expressions import compile as feel
from engine.forms import Rows, fields
from engine.settings import SHIPPED
from tests.unit.processes.case_walk import BASE, file_of
from tests.unit.processes.test_references_3_5 import (
    drawn,
    expressions,
    form,
    given,
    steering,
    tasks,
)

PROCESSES = ("P1", "P1_de_xuat", "P2", "P2_ho_so")
PAGE = SHIPPED / "docs" / "reference" / "processes.md"
REFERENCE = SHIPPED / "processes" / "reference"
FOLDERS = ("0-chung", "1-danh-muc", "2-tuyen-chon")
OWN_FORMS = sorted(path for folder in FOLDERS for path in (SHIPPED / "forms" / folder).glob("*"))
EVERY = sorted(path.stem for path in BASE.glob("*/*.bpmn"))


@lru_cache
def table(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def section(process: str) -> str:
    return PAGE.read_text(encoding="utf-8").split(f"\n## {process}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("process", PROCESSES)
def test_every_variable_these_processes_read_is_given_to_them(process: str) -> None:
    missing = {
        name
        for expression in expressions(process)
        for name in feel(expression).names
        if name not in given(process)
    }

    assert missing == set()


@pytest.mark.parametrize("process", PROCESSES)
def test_every_table_these_processes_ask_stands_beside_them(process: str) -> None:
    asked = {
        element.properties[name]
        for element in drawn(process).elements
        for name in ("decision", "close", "outcome", "tally.rules")
        if name in element.properties
    }

    beside = {path.stem for path in file_of(process).parent.glob("*.dmn")}
    assert asked <= beside


@pytest.mark.parametrize("process", PROCESSES)
def test_every_task_of_these_processes_has_form_article_and_role(process: str) -> None:
    roles = {row["id"] for row in table("roles.csv")}

    for task in tasks(process):
        for identity in task.forms:
            assert form(identity).id == identity
        assert task.role in roles, task.id
        assert task.name, task.id


@pytest.mark.parametrize("process", EVERY)
def test_every_article_names_a_known_regulation(process: str) -> None:
    known = {row["key"] for row in table("regulations.csv")}

    for element in drawn(process).elements:
        for article in filter(None, element.properties.get("legal", "").split(";")):
            assert article.split()[0] in known, (element.id, article)


@pytest.mark.parametrize("process", PROCESSES)
def test_every_numbered_term_is_the_one_of_the_regime(process: str) -> None:
    regime = tomllib.loads((REFERENCE / "regimes.toml").read_text(encoding="utf-8"))["R2013"]

    for element in drawn(process).elements:
        own = element.properties
        if "deadline.id" in own:
            term = regime["timers"][own["deadline.id"]]
            assert own["deadline.amount"] == str(term["amount"]), element.id
            assert own["deadline.unit"] == term["unit"], element.id
            assert own.get("deadline.direction") == term.get("direction"), element.id


@pytest.mark.parametrize("process", EVERY)
def test_every_activity_drawn_is_one_of_the_national_procedure(process: str) -> None:
    known = {row["id"].replace("-", "_") for row in table("activities.csv")}

    for task in tasks(process):
        found = re.match(r"P\d[A-E]?_\d\d[a-z]?(?=_|$)", task.id)
        assert found, task.id
        assert found[0] in known


def test_the_national_procedure_has_98_activities() -> None:
    rows = table("activities.csv")
    roles = {row["id"] for row in table("roles.csv")}

    assert len({row["id"] for row in rows}) == len(rows) == 98
    for row in rows:
        assert row["name_vi"], row["id"]
        assert row["name_en"], row["id"]
        assert set(row["roles"].split()) <= roles, row["id"]


@pytest.mark.parametrize("path", OWN_FORMS, ids=lambda path: path.stem)
def test_every_shared_or_early_form_is_used_and_speaks_both_languages(path: Path) -> None:
    read = form(path.stem)

    assert read.id in {one for process in EVERY for task in tasks(process) for one in task.forms}
    assert read.title
    assert read.title_en
    assert read.legal
    for one in fields(read):
        assert one.wording.label, one.path
        assert one.wording.label_en, one.path
        if isinstance(one, Rows):
            assert one.body.fields, one.path
        elif one.kind != "row-id":
            assert re.match(r"[SRU]($|: |; | \()", one.properties["source"]), one.path


@pytest.mark.parametrize("process", PROCESSES)
def test_the_page_of_steps_1_and_2_lists_tasks_and_endings(process: str) -> None:
    listed = re.findall(
        r"^\| `(\w+)` \| (.+?) \| `(\w+)`.*? \| `([\w-]+)` \|", section(process), re.MULTILINE
    )
    endings = re.findall(r"^\| `([\w-]+)` \| ([^|`]+) \|$", section(process), re.MULTILINE)

    there = [(t.id, t.name, t.role, t.properties["form"]) for t in tasks(process)]
    assert sorted(listed) == sorted(there)
    assert endings == [
        (element.properties["ending"], element.name)
        for element in drawn(process).elements
        if element.kind == "endEvent" and element.scope == process
    ]


@pytest.mark.parametrize("process", PROCESSES)
def test_the_page_of_steps_1_and_2_lists_messages(process: str) -> None:
    row = re.findall(r"\| (?:waits for|sends) messages \| (.*) \|", section(process))
    waits, sends = (set(re.findall(r"`([\w-]+-[\w-]+)`", text)) for text in row)

    elements = drawn(process).elements
    assert waits == {e.name for one in elements for e in one.events if e.kind == "message"}
    assert sends == {
        one.properties["with.message"].strip('"')
        for one in elements
        if "with.message" in one.properties
    }


def alternatives() -> list[Element]:
    return [task for process in EVERY for task in tasks(process) if len(task.forms) > 1]


def test_whichever_form_the_kind_chooses_steers_the_process_alike() -> None:
    for task in alternatives():
        if "panel" not in task.properties:
            assert len({frozenset(steering(one)) for one in task.forms}) == 1, task.id


def test_the_page_names_every_form_that_depends_on_the_kind() -> None:
    listed = dict(
        re.findall(r"^\| `(\w+)` \| ((?:`[\w-]+`(?: \| |,? ?))+)", by_kind(), re.MULTILINE)
    )

    assert {
        task.id: set(re.findall(r"`([\w-]+)`", listed[task.id])) for task in alternatives()
    } == {task.id: set(task.forms) for task in alternatives()}


def by_kind() -> str:
    return PAGE.read_text(encoding="utf-8").split("\n## Forms by the kind of mission\n")[1]
