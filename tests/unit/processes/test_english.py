"""What the shipped processes and forms say, they say in English too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from engine.settings import SHIPPED
from tests.web.english import CODE, VIETNAMESE

PROCESSES: Final = sorted((SHIPPED / "processes" / "base").rglob("*.bpmn"))
FORMS: Final = sorted((SHIPPED / "forms").rglob("*.json"))
BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
SPIFF: Final = "{http://spiffworkflow.org/bpmn/schema/1.0/core}"
PROPERTIES: Final = f"{BPMN}extensionElements/{SPIFF}properties/{SPIFF}property"
#: Names between programs, which have words of their own in the catalogues.
UNSHOWN: Final = frozenset({f"{BPMN}message"})
#: Where form-js keeps a text, and where its English stands among the properties.
TEXTS: Final = {
    "label": "label_en", "description": "help_en", "text": "label_en",
    "title": "title_en", "check_message": "check_message_en",
}  # fmt: skip
#: Texts of what shows none.
SILENT: Final = frozenset({"separator", "spacer"})


def properties(element: etree._Element) -> dict[str, str]:
    return {one.get("name", ""): one.get("value", "") for one in element.iterfind(PROPERTIES)}


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_whatever_has_a_name_has_one_in_english(path: Path) -> None:
    named = [
        element
        for element in etree.parse(path).getroot().iter(f"{BPMN}*")
        if element.get("name") and element.tag not in UNSHOWN
    ]

    nameless = [
        element.get("id")
        for element in named
        if not is_english(properties(element).get("name_en", ""))
    ]

    assert named
    assert nameless == []


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_a_title_with_words_of_the_process_is_told_in_english(path: Path) -> None:
    for process in etree.parse(path).getroot().iter(f"{BPMN}process"):
        own = properties(process)
        if VIETNAMESE.search(own.get("case.title", "")):
            assert is_english(own.get("case.title_en", ""))


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_two_ways_out_of_one_gateway_are_told_apart_in_english(path: Path) -> None:
    told: dict[str, dict[str, set[str]]] = {}
    for flow in etree.parse(path).getroot().iter(f"{BPMN}sequenceFlow"):
        if name := flow.get("name"):
            ways = told.setdefault(flow.get("sourceRef", ""), {})
            ways.setdefault(properties(flow)["name_en"], set()).add(name)

    assert all(len(names) == 1 for ways in told.values() for names in ways.values())


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_whatever_a_form_says_it_says_in_english(path: Path) -> None:
    form = json.loads(path.read_text("utf-8"))

    unsaid = [text for text, english in texts(form) if not is_english(english)]

    assert unsaid == []


def is_english(text: str) -> bool:
    """Say whether it is there, with no Vietnamese letter outside official codes."""
    return bool(text.strip()) and not VIETNAMESE.search(CODE.sub("", text))


def texts(part: object) -> Iterator[tuple[str, str]]:
    """Yield every text of a form and of what is in it, with its English."""
    if isinstance(part, list):
        for one in part:
            yield from texts(one)
    elif isinstance(part, dict) and part.get("type") not in SILENT:
        own = {**part, **part.get("properties", {})}
        for name, english in TEXTS.items():
            if isinstance(own.get(name), str) and own[name].strip() and own.get("key") != own[name]:
                yield own[name], str(own.get(english, ""))
        for name in ("components", "values"):
            yield from texts(part.get(name))
