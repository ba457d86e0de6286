"""Every setting is judged, all at once, and told without secrets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.settings import KNOWN, BadSettings, read_settings, unknown_names
from tests.architecture.tree import headings

WRONG = {
    "NHIEMVU_HOST": "http://here:1",
    "NHIEMVU_PORT": "66000",
    "NHIEMVU_DATA_DIR": "/dev/null/below",
    "NHIEMVU_DATABASE_URL": "mysql://nobody:hemmelig@host/name",
    "NHIEMVU_MAX_FILE_MB": "1e3",
    "NHIEMVU_SECRET_KEY": "bi-mat",
    "NHIEMVU_LOG_FORMAT": "xml",
    "NHIEMVU_METRICS": "yes",
}


def test_every_wrong_setting_is_named_at_once() -> None:
    with pytest.raises(BadSettings) as refusal:
        read_settings(WRONG)

    assert {one.name for one in refusal.value.problems} == set(WRONG)
    assert all(one.found and one.wanted for one in refusal.value.problems)


def test_a_refusal_tells_no_password_and_no_key() -> None:
    with pytest.raises(BadSettings) as refusal:
        read_settings(WRONG)

    assert "hemmelig" not in str(refusal.value)
    assert "bi-mat" not in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("NHIEMVU_PORT", ""),
        ("NHIEMVU_PORT", "-1"),
        ("NHIEMVU_PORT", "8٠"),
        ("NHIEMVU_MAX_FILE_MB", "0"),
        ("NHIEMVU_DATABASE_URL", "sqlite://"),
        ("NHIEMVU_DATABASE_URL", "postgresql://host"),
        ("NHIEMVU_DATABASE_URL", "postgresql://host:port/name"),
        ("NHIEMVU_DATABASE_URL", "nhiemvu.db"),
        ("NHIEMVU_DATABASE_URL", "postgresql://[host/name"),
        ("NHIEMVU_DATA_DIR", ""),
        ("NHIEMVU_HOST", ""),
    ],
)
def test_a_value_at_the_edge_is_refused(name: str, given: str) -> None:
    with pytest.raises(BadSettings) as refusal:
        read_settings({name: given})

    assert [one.name for one in refusal.value.problems] == [name]


def test_good_values_are_taken(tmp_path: Path) -> None:
    found = read_settings(
        {
            "NHIEMVU_PORT": "0",
            "NHIEMVU_DATA_DIR": str(tmp_path / "new" / "folder"),
            "NHIEMVU_DATABASE_URL": "postgresql://u:p@localhost:5433/name?sslmode=require",
            "NHIEMVU_SECRET_KEY": "k" * 32,
            "NHIEMVU_LOG_FORMAT": "json",
            "NHIEMVU_METRICS": "1",
        }
    )

    assert (found.port, found.log_format, found.metrics) == (0, "json", True)
    assert found.files_dir == tmp_path / "new" / "folder" / "files"


def test_a_misspelt_name_is_noticed() -> None:
    assert unknown_names({"NHIEMVU_PROT": "1", "NHIEMVU_PORT": "1", "HOME": "/"}) == [
        "NHIEMVU_PROT"
    ]


def test_every_known_name_is_explained_and_nothing_else() -> None:
    assert headings("reference/settings.md") - {"Settings"} == set(KNOWN)


def test_a_start_with_wrong_settings_ends_with_2_and_no_traceback() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from engine.cli import main; raise SystemExit(main())",
         "database", "upgrade"],
        env=os.environ | WRONG | {"NHIEMVU_PROT": "1"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 2
    assert all(name in ended.stderr for name in [*WRONG, "NHIEMVU_PROT"])
    assert "Traceback" not in ended.stderr
