import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from engine.cli import judging, main
from tests.unit.runtime.drawing import document, process

EXAMPLES: Final = Path(__file__).parents[2] / "bpmn"
RIGHT: Final = str(EXAMPLES / "broken-flow" / "correct.bpmn")
WRONG: Final = str(EXAMPLES / "not-executable" / "incorrect.bpmn")
HOSTILE: Final = str(EXAMPLES / "hostile" / "binary.xml")


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_findings_come_as_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["process", "lint", "--json", WRONG]) == 1

    (found,) = lines(capsys)
    assert list(found) == ["file", "rule", "severity", "element", "line", "message"]
    assert (found["file"], found["rule"], found["severity"]) == (WRONG, "not-executable", "error")
    assert (found["element"], found["line"]) == ("Example", 3)


def test_a_file_without_errors_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["process", "lint", RIGHT, "--json"]) == 0
    assert lines(capsys) == []


def test_a_warning_alone_exits_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "warned.bpmn"
    file.write_bytes((EXAMPLES / "user-task-has-form" / "incorrect.bpmn").read_bytes())

    assert main(["process", "lint", "--json", str(file)]) == 0
    assert {found["severity"] for found in lines(capsys)} == {"warning"}


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01", b"%PDF-1.7", b"{}", b"<html/>", b"<definitions/>", b"a" * 6_000_000],
    ids=["empty", "binary", "pdf", "json", "html", "no namespace", "too large"],
)
def test_what_is_no_bpmn_is_one_unsafe_finding(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hostile.bpmn"
    file.write_bytes(data)

    assert main(["process", "lint", "--json", str(file)]) == 1

    (found,) = lines(capsys)
    assert (found["rule"], found["severity"], found["element"]) == ("unsafe-xml", "error", "")


def test_a_path_that_cannot_be_opened_exits_with_2_and_spoils_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, folder = str(tmp_path / "missing.bpmn"), str(tmp_path)

    assert main(["process", "lint", "--json", missing, WRONG, folder, HOSTILE]) == 2

    said = capsys.readouterr()
    files = [json.loads(line)["file"] for line in said.out.splitlines()]
    assert files == [WRONG, HOSTILE]
    assert [line.split(":")[0] for line in said.err.splitlines()] == [missing, folder]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_exits_with_2(tmp_path: Path) -> None:
    file = tmp_path / "closed.bpmn"
    file.write_bytes(b"")
    file.chmod(0)

    assert main(["process", "lint", str(file)]) == 2


def test_a_file_without_end_is_read_no_further_than_it_may_be_long(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["process", "lint", "--json", "/dev/zero"]) == 1
    assert [found["rule"] for found in lines(capsys)] == ["unsafe-xml"]


def test_a_file_that_takes_too_long_is_a_finding_and_spoils_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = tmp_path / "endless.bpmn"
    os.mkfifo(endless)
    monkeypatch.setattr(judging, "SECONDS", 2.0)
    alone = tmp_path / "alone.bpmn"
    alone.write_bytes(Path(WRONG).read_bytes())

    assert main(["process", "lint", "--json", str(endless), str(alone)]) == 1

    slow, wrong = lines(capsys)
    assert (slow["rule"], slow["file"]) == ("unsafe-xml", str(endless))
    assert wrong["rule"] == "not-executable"


def test_a_file_that_takes_too_much_memory_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "large.bpmn"
    lane = "<bpmn:lane><bpmn:flowNodeRef>u</bpmn:flowNodeRef></bpmn:lane>"
    file.write_bytes(document(process("A", f"<bpmn:laneSet>{lane * 60_000}</bpmn:laneSet>")))
    small = tmp_path / "small.bpmn"
    small.write_bytes(Path(WRONG).read_bytes())
    # Enough for the small file, not for 60,000 lanes.
    monkeypatch.setattr(judging, "MEGABYTES", 60)

    assert main(["process", "lint", "--json", str(small), str(file)]) == 1

    first, second = lines(capsys)
    assert first["rule"] == "not-executable"
    assert second["rule"] == "unsafe-xml"


def test_a_name_in_no_encoding_is_written_all_the_same(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/h\xff\xe1\xbb\x93 s\xc6\xa1.bpmn"
    Path(os.fsdecode(name)).write_bytes(b"")
    code = "import sys; from engine.cli import main; sys.exit(main(sys.argv[1:]))"
    place = dict(os.environ, PYTHONPATH=str(EXAMPLES.parents[1]), PYTHONIOENCODING="ascii")

    done = subprocess.run(
        [sys.executable, "-c", code, "process", "lint", "--json", name],
        capture_output=True,
        env=place,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["rule"] == "unsafe-xml"


def test_the_shipped_processes_have_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    shipped = sorted((EXAMPLES.parents[1] / "processes").rglob("*.bpmn"))

    assert main(["process", "lint", *map(str, shipped)]) == 0
    assert capsys.readouterr().out == ""
