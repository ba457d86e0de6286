"""Models that import what lies beside them."""

import os
from pathlib import Path

import pytest

from engine.cli.models import model_at
from engine.decisions import BadModel
from tests.unit.decisions.makers import NOW, decision, literal, model

KIND = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def importing(folder: Path, more: str = "") -> Path:
    """Write a model that imports the namespace ``n`` and adds 1 to its decision."""
    uses = decision("d", literal("i.one + 1"), "one").replace("#one", "n#one")
    file = folder / "importing.dmn"
    file.write_bytes(model(f'<import name="i" namespace="n" importType="{KIND}" {more}/>', uses))
    return file


def imported(file: Path) -> None:
    file.write_bytes(model(decision("one", literal("1")), namespace="n"))


def test_a_file_that_is_no_model_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.dmn").write_text("no model")
    (tmp_path / "b.dmn").mkdir()
    imported(tmp_path / "c.dmn")

    found = model_at(str(importing(tmp_path)))

    assert found.decide("d", {}, now=NOW).value == 2


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    imported(tmp_path / "outside.dmn")
    (inside / "link.dmn").symlink_to(tmp_path / "outside.dmn")
    file = importing(inside, 'locationURI="link.dmn"')

    with pytest.raises(BadModel):
        model_at(str(file))


@pytest.mark.parametrize("address", ["/etc/passwd", "../importing.dmn", ".", "", "a" * 5000])
def test_an_address_that_leads_nowhere_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(BadModel):
        model_at(str(importing(tmp_path, f'locationURI="{address}"')))


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dmn")

    for path in (tmp_path / "pipe.dmn", tmp_path, Path("/dev/zero"), Path("\0")):
        with pytest.raises(BadModel):
            model_at(str(path))
