"""The command lines ``feel`` and ``decide``."""

import io
import json
from pathlib import Path

import pytest

from engine.cli import decide, feel
from engine.cli.asking import Answer, write_answers
from tests.unit.decisions.makers import decision, given, model, table


def answers(answer: Answer, *lines: object) -> list[dict[str, object]]:
    asked = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
    out = io.BytesIO()
    write_answers(asked, out, answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def value(expression: str, **context: object) -> object:
    return answers(feel.answer, {"id": 1, "expression": expression, "context": context})[0]["value"]


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("1/4", 0.25),
        ('@"2026-11-22"', {"@": "2026-11-22"}),
        ('@"10:00:00@Asia/Ho_Chi_Minh"', {"@": "10:00:00@Asia/Ho_Chi_Minh"}),
        ('@"P1Y"', {"@": "P1Y"}),
        ("[1..2)", {"range": "[..)", "from": 1, "to": 2}),
        ("{a: [true, null]}", {"a": [True, None]}),
        ("1 + null", None),
    ],
)
def test_a_value_is_written_and_read_alike(expression: str, written: object) -> None:
    assert value(expression) == written
    assert value("x", x=written) == written


def test_numbers_are_exact() -> None:
    out = io.BytesIO()
    line = b'{"id":"n","expression":"x + 1","context":{"x":1234567890123456789012345678901234}}'

    write_answers([line], out, feel.answer)

    assert b'"value":1234567890123456789012345678901235' in out.getvalue()


def test_names_with_spaces_are_known_from_the_context() -> None:
    assert value("loan.annual rate * 2", loan={"annual rate": 3}) == 6


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"no json", "unreadable-line"),
        (b"[1]", "unreadable-line"),
        (b"\xff\xfe", "unreadable-line"),
        (b'{"id": 1}', "unreadable-line"),
        (b'{"id": 1, "expression": "1", "context": 5}', "unreadable-line"),
        (b'{"id": 1, "expression": "x", "context": {"x": {"@": "noon"}}}', "unreadable-line"),
        (b'{"id": 1, "expression": "x", "context": {"x": NaN}}', "unreadable-line"),
        (b"[" * 100_000, "unreadable-line"),
        (b'{"id": 1, "expression": "1 +"}', "bad-expression"),
        (b'{"id": 1, "expression": "for i in 1..1000000 return i"}', "budget-exceeded"),
        (b'{"id": 1, "expression": "function(x) x"}', "not-a-value"),
        (
            b'{"expression": "x", "context": {"x": ' + b"[" * 800 + b"]" * 800 + b"}}",
            "budget-exceeded",
        ),
        (b'{"id": 1, "expression": "[sum]"}', "not-a-value"),
    ],
)
def test_a_bad_line_spoils_only_its_own_answer(line: bytes, code: str) -> None:
    good = {"id": "good", "expression": "1 + 1"}

    before, spoiled, after = answers(feel.answer, good, line, good)

    assert before == after == {"id": "good", "value": 2}
    assert spoiled["error"]["code"] == code


def test_decisions_come_with_the_rules_that_fired(tmp_path: Path) -> None:
    file = tmp_path / "d.dmn"
    file.write_bytes(model(given("x"), decision("d", table("FIRST", {"> 1": '"yes"'}), "x")))
    asked = {"id": 1, "model": str(file), "node": "d", "inputs": {"x": 2}}

    found, unknown, missing = answers(
        decide.answer,
        asked,
        {**asked, "node": "e"},
        {**asked, "model": str(tmp_path / "none.dmn")},
    )

    assert found == {"id": 1, "value": "yes", "rules": ["r1"]}
    assert unknown["error"]["code"] == "no-such-decision"
    assert missing["error"]["code"] == "bad-decision-model"


def test_an_import_is_found_by_its_file_or_by_its_namespace(tmp_path: Path) -> None:
    kind = "https://www.omg.org/spec/DMN/20191111/MODEL/"
    (tmp_path / "base.dmn").write_bytes(
        model(
            decision("one", "<literalExpression><text>1</text></literalExpression>"), namespace="n"
        )
    )
    importing = f'<import name="i" namespace="n" importType="{kind}"/>'
    uses = decision("d", "<literalExpression><text>i.one + 1</text></literalExpression>", "one")
    uses = uses.replace("#one", "n#one")
    (tmp_path / "a.dmn").write_bytes(model(importing, uses))
    (tmp_path / "b.dmn").write_bytes(
        model(importing.replace("name=", 'locationURI="base.dmn" name='), uses)
    )

    found = answers(
        decide.answer,
        {"id": 1, "model": str(tmp_path / "a.dmn"), "node": "d"},
        {"id": 2, "model": str(tmp_path / "b.dmn"), "node": "d"},
    )

    assert [answer["value"] for answer in found] == [2, 2]


def test_an_import_stays_in_the_folder_of_its_model(tmp_path: Path) -> None:
    file = tmp_path / "inside" / "d.dmn"
    file.parent.mkdir()
    (tmp_path / "outside.dmn").write_bytes(model(namespace="n"))
    kind = "https://www.omg.org/spec/DMN/20191111/MODEL/"
    file.write_bytes(
        model(f'<import name="i" namespace="n" locationURI="../outside.dmn" importType="{kind}"/>')
    )

    (answer,) = answers(decide.answer, {"id": 1, "model": str(file), "node": "d"})

    assert answer["error"]["code"] == "bad-decision-model"
