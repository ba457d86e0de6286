import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import engine
import webapp
from engine.bpmn.rules import unknown_property
from engine.cli import parser
from engine.commands.operations import registry as operations
from engine.model.errors import EngineError
from engine.model.events import Kind
from tests.architecture.tree import ROOT, files, headings, modules, source
from webapp import errors

SETTING = re.compile(r"\bNHIEMVU_[A-Z_]+\b")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
NAMED_PATH = re.compile(r"`((?:tests|engine|webapp|docs|bench)/[\w./-]+)`")


def everything_below(package: ModuleType) -> None:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if "migrations" not in found.name:
            importlib.import_module(found.name)


def refusals() -> list[type[EngineError]]:
    everything_below(engine)
    everything_below(webapp)
    known, unseen = set(), [EngineError]
    while unseen:
        one = unseen.pop()
        unseen += one.__subclasses__()
        known.add(one)
    return sorted(
        (one for one in known - {EngineError} if one.__module__.startswith(("engine", "webapp"))),
        key=lambda one: one.code,
    )


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [refusal.code for refusal in refusals() if "code" in vars(refusal)]

    assert [code for code in codes if codes.count(code) > 1] == []
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


def test_every_code_is_explained_and_nothing_else() -> None:
    codes = {refusal.code for refusal in refusals()} - {EngineError.code}
    codes |= {*errors.OF_HTTP.values(), errors.EXPIRED, errors.BROKEN}

    assert codes == headings("reference/errors.md") - {"Errors"}


def test_every_setting_is_explained() -> None:
    read = {
        name for path in [*modules(), Path("Makefile")] for name in SETTING.findall(source(path))
    }

    assert read <= headings("reference/settings.md")


def test_every_command_line_is_explained() -> None:
    assert set(command_lines()) <= headings("reference/cli.md")


def command_lines() -> list[str]:
    found, unseen = [], [parser()]
    while unseen:
        one = unseen.pop()
        below = [
            choice
            for action in one._actions
            if isinstance(action.choices, dict)
            for choice in action.choices.values()
        ]
        unseen += below
        if not below:
            found.append(one.prog)
    return found


def test_every_kind_of_event_is_explained() -> None:
    assert {kind.value for kind in Kind} == headings("reference/events.md") - {"Events"}


def test_every_operation_is_explained() -> None:
    everything_below(engine)

    assert operations.names() == headings("reference/operations.md") - {"Operations"}


def test_every_property_of_a_diagram_stands_in_the_vocabulary() -> None:
    page = (ROOT / "docs/reference/bpmn-vocabulary.md").read_text(encoding="utf-8")
    known = {name for names in unknown_property._BY_KIND.values() for name in names}

    assert {name for name in known if f"`{name}`" not in page} == set()


def test_every_property_of_a_form_stands_in_the_vocabulary() -> None:
    page = (ROOT / "docs/reference/forms-vocabulary.md").read_text(encoding="utf-8")
    used = {
        name
        for path in files(".json", "forms")
        for component in components(json.loads(source(path)))
        for name in component.get("properties", {})
    }

    assert {name for name in used if f"`{name}`" not in page} == set()


def components(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield part
    for component in part.get("components", []):
        yield from components(component)


def test_every_lint_rule_has_its_page() -> None:
    from engine.bpmn.lint import rules  # noqa: PLC0415

    pages = {path.stem for path in files(".md", "docs/reference/lint")} - {"index"}

    assert set(rules()) == pages


@pytest.mark.parametrize("page", [Path("README.md"), *files(".md", "docs", "bench")], ids=str)
def test_a_page_points_at_what_exists(page: Path) -> None:
    text = source(page)
    pointed = [(ROOT / page).parent / target for target in LINK.findall(text)]
    named = [ROOT / target for target in NAMED_PATH.findall(text)]

    assert [str(path) for path in [*pointed, *named] if not path.exists()] == []
