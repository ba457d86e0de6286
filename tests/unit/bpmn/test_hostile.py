"""Whatever is uploaded ends as findings, soon, and nothing in it is carried out."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from engine.bpmn.lint import Known, lint_bytes
from tests.unit.bpmn.hostile import HOSTILE, hostile, in_a_row

ROOT: Final = Path(__file__).parents[3]
PATIENCE: Final = 10.0
MEMORY: Final = 500_000_000
#: Judges each file named on its command line under the limits, and tells its time.
JUDGE: Final = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from engine.bpmn.lint import Known, lint_bytes
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
for name in sys.argv[3:]:
    data = Path(name).read_bytes()
    begun = time.process_time()
    found = [(each.rule, each.severity) for each in lint_bytes(data, Known())]
    print(json.dumps({"name": name, "took": time.process_time() - begun, "found": found}))
"""
#: Every place at which other engines run Python they find in a diagram.
HOOKS: Final = {
    "condition",
    "script",
    "pre-script",
    "post-script",
    "timer",
    "cardinality",
    "completion",
    "loop",
    "conditional-event",
    "payload",
    "service-parameter",
    "decision",
    "correlation",
    "assignment",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Judge every hostile file, in one process without more memory than it may have."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {}
    for place, (name, data) in enumerate(hostile()):
        (folder / f"{place}.bpmn").write_bytes(data)
        names[f"{place}.bpmn"] = name
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, str(ROOT), str(MEMORY), *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    left = {path.name for path in folder.iterdir()} - names.keys()
    found = {names[one["name"]]: one for one in map(json.loads, done.stdout.splitlines())}
    return {"left": left, "found": found}


@pytest.mark.parametrize("name", [name for name, _ in hostile()])
def test_a_hostile_file_is_a_finding_within_its_time_and_memory(
    verdicts: Mapping[str, Any], name: str
) -> None:
    verdict = verdicts["found"][name]

    assert "error" in {severity for _, severity in verdict["found"]}
    assert verdict["took"] < PATIENCE


def test_nothing_in_a_hostile_file_is_executed(verdicts: Mapping[str, Any]) -> None:
    codes = [path for path in HOSTILE.iterdir() if path.name.startswith("code-in")]

    assert all(b"executed" in path.read_bytes() for path in codes)
    assert verdicts["left"] == set()


def test_every_hook_has_its_file() -> None:
    kept = {path.stem.removeprefix("code-in-") for path in HOSTILE.glob("code-in-*.xml")}

    assert kept >= HOOKS
    assert {path.stem for path in HOSTILE.glob("*.dmn")} == {
        "code-in-table-input",
        "code-in-table-entry",
        "code-in-table-output",
    }


@pytest.mark.parametrize("file", sorted(HOSTILE.glob("code-in-*.xml")), ids=lambda file: file.stem)
def test_code_is_refused_where_it_stands(file: Path) -> None:
    data = file.read_bytes()
    line = 1 + data[: data.index(b"executed")].count(b"\n")

    found = [each for each in lint_bytes(data, Known()) if each.rule == "bad-expression"]

    assert [each.severity for each in found] == ["error"]
    assert abs(found[0].line - line) <= 2
    assert found[0].element


def test_an_error_behind_a_thousand_remarks_is_still_told(verdicts: Mapping[str, Any]) -> None:
    found = verdicts["found"]["remarks before an error"]["found"]

    assert ["unsupported-element", "error"] in found
    assert sum(severity == "warning" for _, severity in found) == 1_000


def test_150_elements_are_judged_in_300_ms() -> None:
    data = in_a_row(150)
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1]);"
        "from engine.bpmn.lint import Known, lint_bytes; data = sys.stdin.buffer.read();"
        "begun = time.process_time(); lint_bytes(data, Known());"
        "print(time.process_time() - begun)"
    )

    # A process of its own: the first file of a process is the slowest.
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], input=data, capture_output=True, check=True
    )

    assert float(done.stdout) < 0.3
