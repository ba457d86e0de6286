"""``nhiemvu form check --lines`` to the letter of its contract."""

import io
import json
from pathlib import Path

import pytest

from engine.cli.form import answer
from engine.cli.lines import write_answers
from tests.unit.forms.makers import choices, field


@pytest.fixture(autouse=True)
def form_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    row = field("textfield", "name", validate={"required": True})
    components = [
        field("number", "money", properties={"kind": "vnd", "decision": "kinh_phí"}),
        field("number", "score"),
        field("datetime", "start", subtype="date", properties={"decision": "từ_ngày"}),
        field("radio", "kind", values=choices("A", "B")),
        {"type": "dynamiclist", "path": "team", "components": [row]},
    ]
    path = tmp_path / "form.json"
    path.write_text(json.dumps({"type": "default", "id": "F", "components": components}))
    return path


def answers(*lines: object) -> list[dict[str, object]]:
    out = io.BytesIO()
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    write_answers([text.encode() for text in texts], out, answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_answers_and_decisions_are_plain_json() -> None:
    data = {
        "money": "1.500.000 ₫",
        "score": "8,5",
        "start": "05/03/2024",
        "kind": "A",
        "team[0].name": "An",
    }

    (found,) = answers({"id": 7, "form": "form.json", "data": data})

    assert found == {
        "id": 7,
        "answers": {
            "money": 1500000,
            "score": 8.5,
            "start": "2024-03-05",
            "kind": "A",
            "team": [{"name": "An"}],
        },
        "decisions": {"kinh_phí": 1500000, "từ_ngày": "2024-03-05"},
    }


def test_rows_are_counted_from_zero() -> None:
    data = {"team": [{"name": "An"}, {"name": "Bé"}, {"name": ""}]}

    (found,) = answers({"id": 1, "form": "form.json", "data": data})

    assert set(found) == {"id", "problems"}
    assert isinstance(found["problems"], dict)
    assert [problem["code"] for problem in found["problems"]["team[2].name"]] == ["required"]


def test_a_form_edited_between_two_lines_is_read_again(form_file: Path) -> None:
    line = {"id": 1, "form": "form.json", "data": {"note": "x"}}

    before = answers(line)
    form_file.write_text(json.dumps({"components": [field("textfield", "note")]}))

    assert "problems" in before[0]
    assert answers(line)[0]["answers"] == {"note": "x"}


def test_one_bad_line_spoils_only_its_own_answer(tmp_path: Path) -> None:
    wrong = field("textfield", "a", properties={"decision": "x"})
    (tmp_path / "bad.json").write_text(json.dumps({"components": [wrong]}))

    found = answers(
        "nonsense",
        {"id": 2, "form": "missing.json"},
        {"id": 3, "form": "bad.json"},
        {"id": 4, "form": "form.json", "data": []},
        {"id": 5, "form": "form.json", "data": {}},
    )

    assert [line.get("error", {}).get("code") for line in found] == [  # type: ignore[attr-defined]
        "unreadable-line",
        "form-not-found",
        "bad-form",
        "unreadable-line",
        None,
    ]
    assert found[2]["error"]["problems"][0]["code"] == "bad-decision-variable"  # type: ignore[index]
