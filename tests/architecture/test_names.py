import ast
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, modules, parsed

#: Names that say where something is kept, not what it is.
EMPTY = {
    "base",
    "common",
    "core",
    "handler",
    "handlers",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "util",
    "utils",
}
EMPTY_ENDINGS = ("Handler", "Helper", "Helpers", "Manager", "Service", "Util", "Utils")


@pytest.mark.parametrize("path", modules("engine", "webapp", "tests", "bench"), ids=str)
def test_a_module_is_named_after_what_it_is(path: Path) -> None:
    words = {word for part in path.with_suffix("").parts for word in part.split("_")}

    assert not words & EMPTY


@pytest.mark.parametrize("path", modules(), ids=str)
def test_a_class_is_named_after_what_it_is(path: Path) -> None:
    empty = [
        node.name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS)
    ]

    assert not empty


@pytest.mark.parametrize(
    "path", [path for path in modules() if path.name == "__init__.py"], ids=str
)
def test_a_package_states_its_rule(path: Path) -> None:
    rule = ast.get_docstring(parsed(path))

    assert rule
    assert rule.splitlines()[0].endswith(".")


def test_the_top_level_holds_what_was_agreed() -> None:
    agreed = {
        "LICENSE",
        "Makefile",
        "README.md",
        "bench",
        "docs",
        "engine",
        "forms",
        "processes",
        "pyproject.toml",
        "requirements.lock",
        "tests",
        "webapp",
    }
    ours = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    # What running it leaves behind is not part of it, and is kept out of the repository.
    assert ours - {"var", "nhiemvu.egg-info", "build"} == agreed
