"""A form file is used as a whole or refused as a whole, with every reason."""

import json

import pytest

from engine.forms import BadForm, Rows, fields, read_form
from tests.unit.forms.makers import choices, field, form_of


def problems_of(source: bytes | str) -> list[tuple[str, str]]:
    with pytest.raises(BadForm) as refusal:
        read_form(source)
    return [(found.code, found.component) for found in refusal.value.problems]


def problems_with(*components: object) -> list[tuple[str, str]]:
    return problems_of(json.dumps({"components": components}))


def test_the_digest_does_not_depend_on_spaces_or_the_order_of_keys() -> None:
    loose = '{ "components": [], "id": "A" }'

    assert read_form(loose).digest == read_form('{"id":"A","components":[]}').digest


def test_the_digest_is_stable_across_releases() -> None:
    form = form_of(field("textfield", "tên"))

    assert form.digest == "793f5ef3fa60d271e23775c88ed80e8484eb53cecfea97fe69eeb4f5f8f61283"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"\xff\xfe", "bad-json"),
        ("{", "bad-json"),
        ("[]", "bad-json"),
        ('{"components": [], "x": NaN}', "bad-json"),
        ('{"components": [], "x": 1e999999999}', "bad-json"),
        ('{"components": ' + "[" * 900 + "]" * 900 + "}", "form-too-deep"),
        ("[" * 200_000, "form-too-deep"),
        (" " * 1_000_001, "form-too-large"),
        ("{}", "bad-property"),
        ('{"components": {}}', "bad-property"),
        ('{"components": [3]}', "bad-property"),
    ],
)
def test_hostile_or_broken_json_is_refused(source: bytes | str, code: str) -> None:
    assert problems_of(source)[0][0] == code


def test_every_problem_is_told_at_once() -> None:
    found = problems_with(
        {"type": "hologram", "id": "h1"},
        field("textfield", "a"),
        field("number", "a"),
        field("textfield", "typename"),
        field("textfield", "số-tiền"),
        {"type": "textfield", "id": "h2"},
        field("expression", "sum", expression="=1 +"),
        field("select", "kind"),
        field("textfield", "re", validate={"pattern": "(?=x)"}),
    )

    assert found == [
        ("unknown-component", "h1"),
        ("duplicate-key", "a"),
        ("bad-key", "typename"),
        ("bad-key", "số-tiền"),
        ("missing-key", "h2"),
        ("bad-expression", "sum"),
        ("bad-options", "kind"),
        ("bad-pattern", "re"),
    ]


@pytest.mark.parametrize("kind", ["textfield", "textarea", "filepicker"])
def test_free_text_and_files_never_feed_a_decision_variable(kind: str) -> None:
    found = problems_with(field(kind, "a", properties={"decision": "x"}))

    assert found == [("bad-decision-variable", "a")]


def test_a_decision_variable_takes_short_codes_only() -> None:
    wordy = [{"value": "không đạt yêu cầu", "label": "Không"}]

    found = problems_with(field("radio", "a", values=wordy, properties={"decision": "x"}))

    assert found == [("bad-decision-variable", "a")]


def test_one_key_may_not_stand_inside_another() -> None:
    assert problems_with(field("textfield", "a.b"), field("textfield", "a")) == [
        ("duplicate-key", "a")
    ]


def test_rows_have_keys_of_their_own() -> None:
    form = form_of(
        field("textfield", "name"),
        {"type": "dynamiclist", "path": "team", "components": [field("textfield", "name")]},
    )

    assert [part.place for part in fields(form)] == [("name",), ("team",), ("team", "name")]
    assert isinstance(list(fields(form))[1], Rows)


@pytest.mark.parametrize("expression", ["=total + 1", "=other * 2"])
def test_a_field_computed_from_itself_is_refused(expression: str) -> None:
    found = problems_with(
        field("expression", "total", expression=expression),
        field("expression", "other", expression="=total"),
    )

    assert ("circular-expression", "total") in found


def test_a_total_of_rows_may_bear_the_name_of_their_column() -> None:
    row = field("expression", "total", expression="=1")
    rows = {"type": "dynamiclist", "path": "rows", "components": [row]}

    form = form_of(rows, field("expression", "total", expression="=sum(rows.total)"))

    assert len(list(fields(form))) == 3


def test_components_that_ask_nothing_are_passed_over() -> None:
    form = form_of(
        {"type": "text", "text": "# Chào"},
        {"type": "separator"},
        {"type": "button", "label": "Gửi"},
        field("radio", "a", values=choices("A")),
    )

    assert [part.place for part in fields(form)] == [("a",)]
