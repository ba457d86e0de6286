"""The command lines ``feel`` and ``decide``."""

import io
import json
from pathlib import Path

import pytest

from engine.cli import decide, feel
from engine.cli.asking import LONGEST_LINE, Answer, bounded, write_answers
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
    assert value("loan.a-b + 1", loan={"a-b": 3}) == 4
    assert value("loans[a-b > 1].a-b", loans=[{"a-b": 1}, {"a-b": 2}]) == [2]
    assert value("a-b", a=5, b=3, loan={"a-b": 1}) == 2
    assert value("a-b", **{"a-b": 1, "a": 5, "b": 3}) == 1


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


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        (b'{"id": 1.50, "expression": "1"}', b"1.50"),
        (b'{"id": 1234567890123456789012345678901234567890, "expression": "1"}', None),
        (b'{"id": "e\xcc\x81", "expression": "1"}', b'"e\xcc\x81"'),
        (b'{"id": "\\ud800", "expression": "1"}', b'"\\ud800"'),
        (b'{"id": [1, {"a": 2.5}], "expression": "1"}', b'[1, {"a": 2.5}]'),
        (b'{"id": 1, "id": 2, "expression": "1"}', b"2"),
        (b'\xef\xbb\xbf{"id": 7, "expression": "1"}\r\n', b"7"),
        (b'{"id": 1e999999999, "expression": "1"}', b"null"),
        (b'{"id": 9, "expression": "1", "context": {"x": NaN}}', b"9"),
        (b'{"id": "n", "expression": "1", "context": {"x": {"@": "noon"}}}', b'"n"'),
        (b'{"id": "n", "context": {"x": 1e999999}}', b'"n"'),
        (b'{"id": true}', b"true"),
    ],
)
def test_an_id_comes_back_as_it_was_written(line: bytes, identity: bytes | None) -> None:
    out = io.BytesIO()

    write_answers([line], out, feel.answer)

    written = identity or b"1234567890123456789012345678901234567890"
    assert out.getvalue().startswith(b'{"id":' + written + b",")


def test_a_line_without_end_is_refused_and_the_next_one_answered() -> None:
    good = b'{"id": "good", "expression": "1 + 1"}'
    stream = io.BytesIO(b'"' + b"x" * (LONGEST_LINE * 2) + b'"\n' + good)

    endless, after = answers(feel.answer, *bounded(stream))

    assert endless["error"]["code"] == "unreadable-line"
    assert after == {"id": "good", "value": 2}


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("(!= 5)", "not-a-value"),
        ("{a: [abs]}", "not-a-value"),
        ("1e999999999", "bad-expression"),
        ('"\\ud800"', "bad-expression"),
        ("\ud800", "bad-expression"),
        ("\0", "bad-expression"),
    ],
)
def test_what_is_no_value_has_an_error_of_its_own(expression: str, code: str) -> None:
    (answer,) = answers(feel.answer, {"id": 1, "expression": expression})

    assert answer["error"]["code"] == code


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("(< 5)", {"range": "(..)", "from": None, "to": 5}),
        ("(>= 5)", {"range": "[..)", "from": 5, "to": None}),
        ('date("-0044-03-15")', {"@": "-0044-03-15"}),
        ('@"2024-01-01T10:00:00.123456789+07:00"', {"@": "2024-01-01T10:00:00.123456789+07:00"}),
        ('[@"P1D"..@"PT36H")', {"range": "[..)", "from": {"@": "P1D"}, "to": {"@": "P1DT12H"}}),
        ('"e\u0301"', "e\u0301"),
        ('"\U0001f40e"', "\U0001f40e"),
        ("{b: 1, a: {}}", {"b": 1, "a": {}}),
    ],
)
def test_what_is_written_can_be_given_back(expression: str, written: object) -> None:
    assert value(expression) == written
    assert value("x", x=written) == written
    assert value(f"x = ({expression})", x=written) is True


@pytest.mark.parametrize(
    "written",
    [
        {"range": "[..]", "from": {"@": "noon"}, "to": 1},
        {"range": "1..2", "from": 1, "to": 2},
        {"range": "[.]", "from": 1, "to": 2},
        {"range": "", "from": 1, "to": 2},
    ],
)
def test_what_only_looks_like_a_range_is_refused(written: object) -> None:
    (answer,) = answers(feel.answer, {"id": 1, "expression": "x", "context": {"x": written}})

    assert answer["id"] == 1
    assert answer["error"]["code"] == "unreadable-line"


def test_the_smallest_and_the_largest_number_are_written_out() -> None:
    out = io.BytesIO()
    lines = [b'{"id":1,"expression":"1e-6176"}', b'{"id":2,"expression":"9e6144 - 8e6144"}']

    write_answers(lines, out, feel.answer)

    small, large = out.getvalue().splitlines()
    assert small == b'{"id":1,"value":0.' + b"0" * 6175 + b"1}"
    assert large == b'{"id":2,"value":1' + b"0" * 6144 + b"}"
