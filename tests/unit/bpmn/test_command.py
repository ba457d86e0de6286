import json
from pathlib import Path

import pytest

from engine.cli import main

EXAMPLES = Path(__file__).parents[2] / "bpmn"


def test_findings_come_as_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    file = EXAMPLES / "not-executable" / "incorrect.bpmn"

    assert main(["process", "lint", "--json", str(file)]) == 1

    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert list(found) == ["file", "rule", "severity", "element", "line", "message"]
    assert (found["file"], found["rule"]) == (str(file), "not-executable")


def test_a_file_without_errors_exits_with_0() -> None:
    assert main(["process", "lint", str(EXAMPLES / "broken-flow" / "correct.bpmn")]) == 0


def test_a_warning_alone_exits_with_0(tmp_path: Path) -> None:
    file = tmp_path / "warned.bpmn"
    file.write_bytes((EXAMPLES / "user-task-has-form" / "incorrect.bpmn").read_bytes())

    assert main(["process", "lint", str(file)]) == 0


def test_a_hostile_file_exits_with_1(tmp_path: Path) -> None:
    file = tmp_path / "hostile.bpmn"
    file.write_bytes(b"\x00\x01")

    assert main(["process", "lint", str(file)]) == 1


def test_a_path_that_cannot_be_opened_exits_with_2(tmp_path: Path) -> None:
    assert main(["process", "lint", str(tmp_path / "missing.bpmn")]) == 2


def test_the_shipped_processes_have_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    shipped = sorted((Path(__file__).parents[3] / "processes").rglob("*.bpmn"))

    assert main(["process", "lint", *map(str, shipped)]) == 0
    assert capsys.readouterr().out == ""
