import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

#: For each contract one import it must refuse: who imports, and what.
BREACHES = {
    "no-web-in-the-engine": ("engine/cli", "import flask"),
    "model-knows-nothing": ("engine/model", "import engine.expressions"),
    "pure-rooms-stand-apart": ("engine/forms", "import engine.decisions"),
    "pure-rooms-are-pure": ("engine/calendars", "import sqlalchemy"),
    "one-room-knows-spiffworkflow": ("engine/commands", "import SpiffWorkflow"),
    "runtime-knows-no-people": ("engine/runtime", "import engine.permissions"),
    "history-cannot-write": ("engine/history", "import engine.store"),
    "projections-are-functions": ("engine/projections", "import engine.store"),
    "telemetry-sees-no-answers": ("engine/telemetry", "import engine.forms"),
    "one-room-speaks-sql": ("engine/questions", "import sqlalchemy"),
    "store-does-not-decide": ("engine/store", "import engine.permissions"),
    "commands-do-not-commit": ("engine/commands", "import engine.engine"),
    "questions-change-nothing": ("engine/questions", "import engine.commands"),
    "the-front-door-has-no-rules": ("engine/engine.py", "import engine.forms"),
    "web-is-thin": ("webapp/views", "import engine.store"),
    "commands-lines-are-thin": ("engine/cli", "import engine.runtime"),
}


def test_every_room_keeps_to_what_it_may_know() -> None:
    judged = lint_imports(ROOT)

    assert judged.returncode == 0, judged.stdout


def test_every_contract_is_shown_to_break() -> None:
    assert {contract["id"] for contract in CONTRACTS} == set(BREACHES)


def test_every_room_stands_in_a_contract() -> None:
    named = {
        module.strip()
        for contract in CONTRACTS
        for key in ("source_modules", "layers")
        for entry in contract.get(key, [])
        for module in entry.split("|")
    }
    rooms = {
        f"engine.{path.stem}"
        for path in (ROOT / "engine").iterdir()
        if not path.name.startswith("_")
    }

    assert rooms <= named


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    for package in ("engine", "webapp"):
        shutil.copytree(
            ROOT / package,
            tree / package,
            ignore=lambda folder, names: (
                [
                    name
                    for name in names
                    if not (Path(folder) / name).is_dir() and name[-3:] != ".py"
                ]
                + [name for name in names if name in {"node_modules", "static", "__pycache__"}]
            ),
        )
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


@pytest.mark.parametrize("contract", BREACHES)
def test_a_forbidden_import_breaks_its_contract(copied_tree: Path, contract: str) -> None:
    room, forbidden = BREACHES[contract]
    place = copied_tree / room
    intruder = place if place.is_file() else place / "intruder.py"
    before = intruder.read_text(encoding="utf-8") if intruder.exists() else None
    intruder.write_text(f"{before or ''}\n{forbidden}\n", encoding="utf-8")

    judged = lint_imports(copied_tree, contract)

    if before is None:
        intruder.unlink()
    else:
        intruder.write_text(before, encoding="utf-8")
    assert judged.returncode == 1, judged.stdout + judged.stderr
    assert "BROKEN" in judged.stdout


def lint_imports(tree: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Judge a tree in a process of its own, so that it is that tree which is imported."""
    chosen = [argument for contract in contracts for argument in ("--contract", contract)]
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", *chosen],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
