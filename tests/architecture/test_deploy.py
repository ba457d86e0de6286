"""What a province copies from the guide names commands, settings and files there are."""

import re
from pathlib import Path

import pytest

from engine.cli import parser
from engine.settings import KNOWN, read_settings
from tests.architecture.tree import ROOT

FOLDER = ROOT / "docs/how-to/deploy"
FILES = sorted(FOLDER.iterdir())
GUIDES = [
    ROOT / "docs/how-to/install-for-a-province.md",
    ROOT / "docs/how-to/cai-dat-cho-mot-tinh.md",
]
CALL = re.compile(r"/bin/nhiemvu +([a-z]+)((?: +--[a-z-]+)*)")
SETTING = re.compile(r"\bNHIEMVU_[A-Z_]+")


def commands() -> dict[str, str]:
    """Return each command with its help."""
    (choices,) = [one.choices for one in parser()._actions if isinstance(one.choices, dict)]
    return {name: below.format_help() for name, below in choices.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_names_commands_and_settings_there_are(path: Path) -> None:
    text, known = path.read_text(encoding="utf-8"), commands()

    called = CALL.findall(text)

    assert [name for name, _ in called if name not in known] == []
    assert [
        word for name, words in called for word in words.split() if word not in known[name]
    ] == []
    assert set(SETTING.findall(text)) <= KNOWN
    assert called or path.suffix != ".service"


def test_the_container_starts_a_command_there_is() -> None:
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    (words,) = re.findall(r'^CMD \["([a-z]+)", "(--[a-z-]+)"\]', text, re.MULTILINE)

    assert words[1] in commands()[words[0]]


def test_the_settings_of_the_guide_can_be_used(tmp_path: Path) -> None:
    lines = (FOLDER / "nhiemvu.env").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))

    assert read_settings(given | {"NHIEMVU_DATA_DIR": str(tmp_path)}).metrics


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_each_guide_names_every_file_and_the_same_steps(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")

    assert [path.name for path in FILES if f"deploy/{path.name}" not in text] == []
    assert code(text) == code(GUIDES[0].read_text(encoding="utf-8"))


def code(text: str) -> list[str]:
    """Return what is to be typed: the same in every language."""
    return [line.strip() for line in text.splitlines() if line.startswith("       ")]
