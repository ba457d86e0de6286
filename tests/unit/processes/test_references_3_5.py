"""What the diagrams of steps 3 to 5 point at is there, and the reference page says the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from engine.bpmn.elements import Element, Process
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse
from engine.expressions import compile as feel
from engine.forms.parts import Field, Form, Rows, fields
from engine.forms.read_form import read_form
from engine.settings import SHIPPED
from tests.unit.processes.case_walk import BASE, file_of

PROCESSES = ("P3", "P3B", "P3C", "P3D", "P3E", "P4", "P5")
PAGE = SHIPPED / "docs" / "reference" / "processes-3-5.md"
#: Told to what is started from a call: its last day.
FROM_CALL = "hạn_nộp"
#: What selection hands over when it starts implementation.
FROM_SELECTION = {"ngày_hiệu_lực", "ngày_kết_thúc", "số_tháng"}
FOLDERS = ("3-trien-khai", "4-nghiem-thu", "5-dang-ky")
OWN_FORMS = sorted(path for folder in FOLDERS for path in (SHIPPED / "forms" / folder).glob("*"))


@lru_cache
def drawn(process: str) -> Process:
    return read_model(parse(file_of(process).read_bytes())).processes[0]


@lru_cache
def form(identity: str) -> Form:
    return read_form(next((SHIPPED / "forms").glob(f"*/{identity}.json")).read_bytes())


def tasks(process: str) -> list[Element]:
    return [each for each in drawn(process).elements if each.kind == "userTask"]


def expressions(process: str) -> Iterator[str]:
    """Yield every expression that is evaluated on the data of the case."""
    for flow in drawn(process).flows:
        if flow.condition:
            yield flow.condition
    for element in drawn(process).elements:
        for name, value in element.properties.items():
            plain = {"deadline.amount", "deadline.from", "form.by"}
            if name in plain or name.startswith(("with.", "set.")):
                yield value


def steering(identity: str) -> set[str]:
    """Return the decision variables a form gives."""
    found = fields(form(identity))
    return {one.decision for one in found if isinstance(one, Field) and one.decision}


def given(process: str) -> set[str]:
    """Return every variable that the case can have."""
    names = set(FROM_SELECTION) if process == "P3" else set()
    if drawn(process).properties.get("start.from") == "call":
        taken = drawn(process).properties.get("start.takes", "")
        names |= {FROM_CALL, *filter(None, taken.split(","))}
    for element in drawn(process).elements:
        properties = element.properties
        names |= {properties["result"]} if "result" in properties else set()
        names |= {name[4:] for name in properties if name.startswith("set.")}
        if element.kind == "userTask":
            names |= steering(properties["form"])
    for other in PROCESSES:
        for element in drawn(other).elements:
            if element.properties.get("with.process") == f'"{process}"':
                names |= {name[5:] for name in element.properties if name.startswith("with.")}
    return names


@pytest.mark.parametrize("process", PROCESSES)
def test_every_variable_a_process_reads_is_given_to_it(process: str) -> None:
    missing = {
        name
        for expression in expressions(process)
        for name in feel(expression).names
        if name not in given(process)
    }

    assert missing == set()


@pytest.mark.parametrize("process", PROCESSES)
def test_every_table_a_process_asks_stands_beside_it(process: str) -> None:
    asked = {
        element.properties[name]
        for element in drawn(process).elements
        for name in ("decision", "close", "outcome", "tally.rules")
        if name in element.properties
    }

    assert {
        name for name in asked if not (file_of(process).parent / f"{name}.dmn").exists()
    } == set()


@pytest.mark.parametrize("process", PROCESSES)
def test_every_task_names_its_form_its_article_and_its_role(process: str) -> None:
    for task in tasks(process):
        for identity in task.forms:
            assert form(identity).id == identity
        assert re.match(r"(TT|ND|L)\d", task.properties["legal"]), task.id
        assert task.role, task.id


@pytest.mark.parametrize("process", PROCESSES)
def test_every_operation_reads_a_form_that_the_mission_has_filled_in(process: str) -> None:
    filled = {one for other in PROCESSES for task in tasks(other) for one in task.forms}

    for element in drawn(process).elements:
        asked = element.properties.get("with.form", "").strip('"')
        assert not asked or asked in filled, element.id


@pytest.mark.parametrize("path", OWN_FORMS, ids=lambda path: path.stem)
def test_every_form_is_used_and_speaks_both_languages(path: Path) -> None:
    used = {one for process in PROCESSES for task in tasks(process) for one in task.forms}
    read = form(path.stem)

    assert read.id in used
    assert read.title
    assert read.title_en
    assert read.legal
    for one in fields(read):
        assert one.wording.label, one.path
        assert one.wording.label_en, one.path
        assert re.match(r"[SRU](: | \()", one.properties["source"]), one.path
        if isinstance(one, Rows):
            assert one.body.fields, one.path


@pytest.mark.parametrize("process", PROCESSES)
def test_the_page_lists_the_tasks_and_endings_that_are_drawn(process: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {process}\n")[1].split("\n## ")[0]

    listed = re.findall(
        r"^\| `(\w+)` \| (.+?) \| `(\w+)`.*? \| `([\w-]+)` \|", section, re.MULTILINE
    )
    endings = re.findall(r"^\| `([\w-]+)` \| ([^|`]+) \|$", section, re.MULTILINE)

    there = [(t.id, t.name, t.role, t.properties["form"]) for t in tasks(process)]
    assert sorted(listed) == sorted(there)
    assert endings == [
        (element.properties["ending"], element.name)
        for element in drawn(process).elements
        if element.kind == "endEvent" and "ending" in element.properties
    ]


@pytest.mark.parametrize("process", PROCESSES)
def test_the_page_lists_the_messages_that_are_drawn(process: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {process}\n")[1].split("\n## ")[0]
    waits = re.findall(r"`([\w-]+)`", re.findall(r"\| waits for messages \| (.*) \|", section)[0])
    sends = re.findall(r"`([\w:-]+)` to", re.findall(r"\| sends messages \| (.*) \|", section)[0])

    elements = drawn(process).elements
    assert waits == [event.name for e in elements for event in e.events if event.kind == "message"]
    assert sends == [
        e.properties["with.message"].strip('"') for e in elements if "with.message" in e.properties
    ]


def test_the_base_has_no_other_process_in_these_steps() -> None:
    found = {path.stem for folder in FOLDERS for path in (BASE / folder).glob("*.bpmn")}

    assert found == set(PROCESSES)
