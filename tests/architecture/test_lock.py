import re
import tomllib

from tests.architecture.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_everything_imported_is_pinned_exactly() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]

    assert [line for line in wanted if not re.fullmatch(r"[\w.\[\]-]+==[\d.]+", line)] == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    wanted = {
        re.sub(r"\[.*?\]", "", line).lower().replace("_", "-")
        for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    }
    locked = {line.split()[0].lower() for line in LOCK.splitlines() if re.match(r"[a-z]", line)}

    assert wanted - {re.sub(r"\[.*?\]", "", entry) for entry in locked} == set()


def test_every_locked_file_has_a_digest_and_no_address() -> None:
    entries = re.split(r"\n(?=[a-z])", LOCK)

    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
    assert "--find-links" not in LOCK


def test_the_browser_lock_names_no_registry() -> None:
    lock = (ROOT / "webapp/frontend/package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert '"integrity"' in lock
