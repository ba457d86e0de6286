"""Every code that a shipped process can put on a screen has words of its own."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from flask import g
from lxml import etree

from engine.model.events import Kind
from engine.settings import SHIPPED
from tests.web.reader import Reader
from webapp.citations import cited
from webapp.language import catalogue

PROCESSES: Final = sorted((SHIPPED / "processes" / "base").rglob("*.bpmn"))
BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
PROPERTY: Final = "{http://spiffworkflow.org/bpmn/schema/1.0/core}property"
#: What a parameter of a named operation says, by operation and parameter.
SPOKEN: Final = {
    ("create-record", "with.status"): "mission_status",
    ("revise-record", "with.status"): "mission_status",
    ("mark-subjects", "with.state"): "subject_state",
    ("join-parent", "with.state"): "subject_state",
    ("publish-notice", "with.kind"): "notice",
    ("establish-council", "with.kind"): "council",
}


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_process_shows_no_bare_code(path: Path, language: str) -> None:
    known = catalogue(language)

    assert sorted({key for key in keys(path) if key not in known}) == []


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_every_end_has_a_name_and_a_code_of_its_own(path: Path) -> None:
    ends = [
        (node.get("name", ""), one.get("value"))
        for node in etree.parse(path).getroot().iter(f"{BPMN}endEvent")
        for one in node.iter(PROPERTY)
        if one.get("name") == "ending"
    ]

    assert [code for name, code in ends if not name] == []
    assert len({code for _, code in ends}) == len(ends)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_event_has_words(language: str) -> None:
    known = catalogue(language)

    assert [kind for kind in Kind if f"event.{kind}" not in known] == []


REGULATIONS: Final = SHIPPED / "processes" / "reference" / "regulations.csv"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_act_of_the_register_is_called_by_its_number(language: str) -> None:
    with REGULATIONS.open(encoding="utf-8") as lines:
        acts = {row["key"]: row["number"] for row in csv.DictReader(lines)}
    known = catalogue(language)

    assert [key for key, no in acts.items() if not known[f"act.{key}"].endswith(f" {no}")] == []


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_every_article_is_cited_in_full(path: Path, visit: Callable[..., Reader]) -> None:
    named = [
        one.get("value", "")
        for one in etree.parse(path).getroot().iter(PROPERTY)
        if one.get("name") == "legal"
    ]

    with visit().client.application.test_request_context():
        assert [one for one in map(cited, named) if re.search(r"Đ\d", one)] == []


IN_VIETNAMESE: Final = (
    "Điểm đ khoản 2 Điều 15 Thông tư số 20/2023/TT-BKHCN;"
    " khoản 1 Điều 33 Nghị định số 08/2014/NĐ-CP; QĐ 12 của tỉnh"
)
IN_ENGLISH: Final = (
    "Point đ, Clause 2, Article 15, Circular 20/2023/TT-BKHCN;"
    " Clause 1, Article 33, Decree 08/2014/NĐ-CP; QĐ 12 của tỉnh"
)


@pytest.mark.parametrize(("language", "said"), [("vi", IN_VIETNAMESE), ("en", IN_ENGLISH)])
def test_an_article_is_cited_as_official_texts_do(
    visit: Callable[..., Reader], language: str, said: str
) -> None:
    with visit().client.application.test_request_context():
        g.language = language

        assert cited("TT20 Đ15 k2đ; ND08 Đ33 k1; QĐ 12 của tỉnh") == said


def keys(path: Path) -> Iterator[str]:
    root = etree.parse(path).getroot()
    for message in root.iter(f"{BPMN}message"):
        yield f"message.{message.get('name')}"
    for lane in root.iter(f"{BPMN}lane"):
        yield f"role.{lane.get('id', '').removeprefix('lane_')}"
    for node in root.iter(f"{BPMN}endEvent", f"{BPMN}serviceTask"):
        told = {one.get("name", ""): one.get("value", "") for one in node.iter(PROPERTY)}
        if "ending" in told:
            yield f"ending.{told['ending']}"
        for (operation, name), family in SPOKEN.items():
            said = told.get(name, "")
            if told.get("operation") == operation and said.startswith('"'):
                yield family + "." + said.strip('"')
