"""What a person may answer, and what they are told."""

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from engine.forms import AnswersRejected, Form, read_answers
from engine.forms.messages import MESSAGES
from engine.model.values import Value
from tests.unit.forms.makers import NOW, answers_of, choices, field, form_of, problems_of

FILE = {"digest": "ab" * 32, "name": "Đơn.pdf", "size": Decimal(3)}
REQUIRED = {"required": True}


def value_of(component: dict[str, object], raw: Value) -> Value:
    form = form_of(component)
    return answers_of(form, None, **{str(component["key"]): raw}).values.get(str(component["key"]))


def vnd(**rest: object) -> dict[str, object]:
    return field("number", "a", properties={"kind": "vnd"}, **rest)


@pytest.mark.parametrize(
    ("component", "raw", "value"),
    [
        (field("textfield", "a"), " An\u0300 ", "A\u01f9"),
        (field("textarea", "a"), "một\r\nhai", "một\nhai"),
        (field("number", "a"), "12,5", Decimal("12.5")),
        (field("number", "a"), "12.5", Decimal("12.5")),
        (field("number", "a"), "1.500.000,25", Decimal("1500000.25")),
        (field("number", "a", decimalDigits=2), "1.500", Decimal(1500)),
        (field("number", "a", decimalDigits=3), "1.500", Decimal("1.500")),
        (field("number", "a", decimalDigits=0), "1.500", Decimal(1500)),
        (field("number", "a"), Decimal("3.14"), Decimal("3.14")),
        (field("number", "a"), "-7", Decimal(-7)),
        (vnd(), "1.500.000 ₫", Decimal(1500000)),
        (field("number", "a", appearance={"suffixAdorner": "VND"}), "1.500", Decimal(1500)),
        (field("number", "a"), "1.500 đồng", Decimal(1500)),
        (field("select", "a", values=[{"value": 2, "label": "Hai"}]), "2", Decimal(2)),
        (field("number", "a", disabled=True), "nine", None),
        (vnd(), "1500000", Decimal(1500000)),
        (vnd(), "1 500 000 đồng", Decimal(1500000)),
        (vnd(), Decimal("1500000.00"), Decimal(1500000)),
        (field("datetime", "a", subtype="date"), "05/03/2024", date(2024, 3, 5)),
        (field("datetime", "a", subtype="date"), "2024-03-05", date(2024, 3, 5)),
        (field("datetime", "a", subtype="date"), date(2024, 3, 5), date(2024, 3, 5)),
        (field("datetime", "a", subtype="time"), "14h30", time(14, 30)),
        (
            field("datetime", "a", subtype="datetime"),
            "05/03/2024 14:30",
            datetime(2024, 3, 5, 14, 30, tzinfo=timezone(timedelta(hours=7))),
        ),
        (field("textfield", "a", properties={"kind": "month"}), "3/2024", "2024-03"),
        (field("radio", "a", values=choices("A", "B")), "B", "B"),
        (field("select", "a", values=[{"value": True, "label": "Có"}]), "true", True),
        (field("checkbox", "a"), "on", True),
        (field("checkbox", "a"), None, False),
        (field("checklist", "a", values=choices("A", "B")), ["B", "B", ""], ["B"]),
        (field("checklist", "a", values=choices("A", "B")), "A", ["A"]),
        (field("filepicker", "a"), FILE, FILE),
        (field("filepicker", "a", multiple=True), [FILE], [FILE]),
        (field("textfield", "a"), "   ", None),
    ],
)
def test_an_answer_is_read_as_it_is_written_here(
    component: dict[str, object], raw: Value, value: Value
) -> None:
    assert value_of(component, raw) == value


@pytest.mark.parametrize(
    ("component", "raw", "code"),
    [
        (field("textfield", "a", validate=REQUIRED), "", "required"),
        (field("textfield", "a", validate=REQUIRED), "  ", "required"),
        (field("checkbox", "a", validate=REQUIRED), "false", "required"),
        (field("checklist", "a", values=choices("A"), validate=REQUIRED), [], "required"),
        (field("textfield", "a", validate={"minLength": 3}), "ab", "too-short"),
        (field("textfield", "a", validate={"maxLength": 3}), "abcd", "too-long"),
        (field("textfield", "a", validate={"pattern": "^[0-9]+$"}), "x", "does-not-match"),
        (field("textfield", "a", validate={"validationType": "email"}), "a@b", "not-email"),
        (field("textfield", "a", validate={"validationType": "phone"}), "12", "not-phone"),
        (field("textfield", "a"), "a\x00b", "bad-characters"),
        (field("textfield", "a"), "\ud800", "bad-characters"),
        (field("textfield", "a"), Decimal(3), "not-text"),
        (field("number", "a"), "mười", "not-a-number"),
        (field("number", "a"), "1e5", "not-a-number"),
        (field("number", "a"), "1.500", "ambiguous-number"),
        (field("number", "a"), True, "not-a-number"),
        (field("number", "a"), "9" * 40, "not-a-number"),
        (field("number", "a"), Decimal("1e999999"), "not-a-number"),
        (field("number", "a", decimalDigits=1), "1,25", "too-many-decimals"),
        (field("number", "a", validate={"min": 5}), "4", "too-small"),
        (field("number", "a", validate={"max": 5}), "6", "too-large"),
        (vnd(), "một triệu", "not-money"),
        (vnd(), "1,5", "not-money"),
        (vnd(), Decimal("0.5"), "not-whole"),
        (vnd(), "-1", "too-small"),
        (field("datetime", "a"), "31/02/2024", "not-a-date"),
        (field("datetime", "a"), "2024-3-5", "not-a-date"),
        (field("datetime", "a", disallowPassedDates=True), "02/06/2024", "in-the-past"),
        (field("datetime", "a", subtype="time"), "25:00", "not-a-time"),
        (field("textfield", "a", properties={"kind": "month"}), "13/2024", "not-a-month"),
        (field("radio", "a", values=choices("A")), "C", "not-an-option"),
        (field("checklist", "a", values=choices("A")), ["A", "C"], "not-an-option"),
        (field("checkbox", "a"), "có lẽ", "not-a-truth"),
        (field("filepicker", "a"), "{}", "not-a-file"),
        (field("filepicker", "a"), [FILE, FILE], "too-many-files"),
    ],
)
def test_a_wrong_answer_is_told_by_its_code(
    component: dict[str, object], raw: Value, code: str
) -> None:
    assert problems_of(form_of(component), {"a": raw}) == {"a": [code]}


def team(**rest: object) -> dict[str, object]:
    row = [field("textfield", "name", validate=REQUIRED), field("number", "months")]
    return {"type": "dynamiclist", "path": "team", "label": "Nhóm", "components": row, **rest}


def test_every_problem_is_told_at_once_where_it_is() -> None:
    form = form_of(field("textfield", "title", validate=REQUIRED), team())
    raw: dict[str, Value] = {
        "team[0].name": "An",
        "team[0].months": "x",
        "team[2].months": "3",
        "extra": "1",
        "team[0].extra": "1",
        "team.name": "1",
    }

    assert problems_of(form, raw) == {
        "title": ["required"],
        "team[0].months": ["not-a-number"],
        "team[1].name": ["required"],
        "team[2].name": ["required"],
        "extra": ["unknown-field"],
        "team[0].extra": ["unknown-field"],
        "team.name": ["unknown-field"],
    }


def test_posted_names_and_typed_json_mean_the_same() -> None:
    form = form_of(team(), field("textfield", "address.city"))
    posted: dict[str, Value] = {"team[0].name": "An", "team[1].name": "Bé", "address.city": "Huế"}
    typed: dict[str, Value] = {"team": [{"name": "An"}, {"name": "Bé"}], "address": {"city": "Huế"}}

    assert answers_of(form, None, **posted) == answers_of(form, None, **typed)


def test_rows_are_as_many_as_asked_for() -> None:
    least = form_of(team(validate=REQUIRED))
    most = form_of(team(properties={"max_rows": "1"}))

    assert problems_of(least, {}) == {"team": ["required"]}
    assert problems_of(most, {"team": [{"name": "a"}, {"name": "b"}]}) == {
        "team": ["too-many-rows"]
    }


def test_a_flood_of_rows_is_refused_quickly() -> None:
    inner = {"type": "dynamiclist", "path": "b", "components": [field("textfield", "x")]}
    form = form_of({"type": "dynamiclist", "path": "a", "components": [inner]})

    found = problems_of(form, {f"a[{place}].b[500].x": "1" for place in range(500)})

    assert "too-many-rows" in {code for codes in found.values() for code in codes}


def test_options_come_from_the_context_and_nowhere_else() -> None:
    form = form_of(field("select", "pi", properties={"kind": "person"}))
    people: dict[str, Value] = {"people": [{"value": "p1", "label": "An"}]}

    assert answers_of(form, people, pi="p1").values == {"pi": "p1"}
    assert answers_of(form, None, pi="p9").values == {"pi": "p9"}
    assert problems_of(form, {"pi": "p9"}, people) == {"pi": ["not-an-option"]}
    assert problems_of(form, {"pi": "p1"}, {}) == {"pi": ["not-an-option"]}


def test_bounds_may_be_computed_from_other_answers() -> None:
    form = form_of(field("number", "total"), field("number", "part", validate={"max": "=total"}))

    assert answers_of(form, None, total="5", part="5").values["part"] == Decimal(5)
    assert problems_of(form, {"total": "5", "part": "6"}) == {"part": ["too-large"]}


def test_an_own_check_has_its_own_sentence() -> None:
    own = {"check": "=end >= start", "check_message": "Ngày cuối phải sau ngày đầu."}
    form = form_of(field("datetime", "start"), field("datetime", "end", properties=own))

    with pytest.raises(AnswersRejected) as refusal:
        answers_of(form, None, start="05/03/2024", end="04/03/2024")

    assert refusal.value.problems["end"][0].message == "Ngày cuối phải sau ngày đầu."


def test_a_read_only_field_keeps_what_the_case_says() -> None:
    form = form_of(field("textfield", "title", readonly=True, properties={"prefill": "=m.title"}))

    found = answers_of(form, {"m": {"title": "Lúa"}}, title="Ngô")

    assert found.values == {"title": "Lúa"}


def fixed_rows() -> Form:
    row = [
        field("textfield", "id", properties={"kind": "row-id"}),
        field("textfield", "title", readonly=True),
        field("radio", "mark", values=choices("DAT", "KHONG_DAT"), validate=REQUIRED),
    ]
    rows = {
        "type": "dynamiclist",
        "path": "subjects",
        "properties": {"rows": "=subjects"},
        "components": row,
    }
    return form_of(rows)


SUBJECTS: dict[str, Value] = {
    "subjects": [{"id": "s1", "title": "Lúa"}, {"id": "s2", "title": "Ngô"}]
}


def test_fixed_rows_are_those_of_the_case_whatever_is_posted() -> None:
    posted: list[Value] = [
        {"id": "s2", "title": "Khác", "mark": "DAT"},
        {"id": "s1", "mark": "KHONG_DAT"},
    ]

    found = answers_of(fixed_rows(), SUBJECTS, subjects=posted)

    assert found.values["subjects"] == [
        {"id": "s1", "title": "Lúa", "mark": "KHONG_DAT"},
        {"id": "s2", "title": "Ngô", "mark": "DAT"},
    ]


def test_a_row_that_is_no_longer_in_the_case_is_refused() -> None:
    posted: list[Value] = [{"id": "s1", "mark": "DAT"}, {"id": "s9", "mark": "DAT"}]

    assert problems_of(fixed_rows(), {"subjects": posted}, SUBJECTS) == {
        "subjects": ["unknown-row"],
        "subjects[1].mark": ["required"],
    }


def test_messages_are_told_in_the_language_asked_for() -> None:
    form = form_of(field("textfield", "a", validate=REQUIRED, properties={"label_en": "Name"}))

    with pytest.raises(AnswersRejected) as refusal:
        read_answers(form, {}, context=None, now=NOW, language="en")

    assert refusal.value.problems["a"][0].message == "Enter “Name”."


def test_every_message_is_told_in_both_languages() -> None:
    assert all(vietnamese and english for vietnamese, english in MESSAGES.values())


def test_what_is_missing_is_not_also_wrong() -> None:
    own = {"check": "count(a) > 1", "check_message": "Chọn ít nhất hai."}
    many = field("checklist", "a", values=choices("A", "B"), properties=own)
    agreed = field("checkbox", "b", properties={"check": "b = true"}, validate=REQUIRED)
    form = form_of(many | {"validate": REQUIRED}, agreed)

    assert problems_of(form, {}) == {"a": ["required"], "b": ["required"]}
    assert problems_of(form, {"a": ["A"], "b": "on"}) == {"a": ["check-failed"]}
    assert problems_of(form_of(many), {}) == {"a": ["check-failed"]}
