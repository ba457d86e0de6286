"""How answers are written, and that a written answer is read back as itself."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from engine.forms import Field, form_text, raw_text
from engine.forms.figures import money, parse_money, parse_number, typed_number
from engine.forms.moments import day_text, parse_date
from tests.unit.forms.makers import choices, field, form_of


def only(component: dict[str, object]) -> Field:
    return form_of(component).body.fields[0]


@given(st.integers(0, 10**18))
def test_money_survives_being_written_and_read(amount: int) -> None:
    assert parse_money(money(Decimal(amount))) == amount


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_number_survives_being_shown_in_its_input(number: Decimal) -> None:
    assert parse_number(typed_number(number)) == number


@given(st.dates(date(1, 1, 1)))
def test_a_date_survives_being_written_and_read(day: date) -> None:
    assert parse_date(day_text(day)) == day
    assert parse_date(day.isoformat()) == day


def test_answers_are_told_the_way_people_write_them() -> None:
    vnd = only(field("number", "a", properties={"kind": "vnd"}))
    listed = only(field("checklist", "a", values=choices("A", "B")))
    total = only(field("expression", "a", expression="=1", properties={"kind": "vnd"}))

    assert form_text(vnd, Decimal(1500000)) == "1.500.000\u00a0₫"
    assert form_text(total, Decimal(1500)) == "1.500\u00a0₫"
    assert form_text(only(field("number", "a")), Decimal("1234.50")) == "1.234,5"
    assert form_text(only(field("datetime", "a")), date(2024, 3, 5)) == "05/03/2024"
    assert form_text(listed, ["A", "B"]) == "Mục A; Mục B"
    assert form_text(only(field("checkbox", "a")), value=True) == "Có"
    assert form_text(only(field("checkbox", "a")), False, "en") == "No"
    assert form_text(vnd, None) == ""


def test_an_input_shows_what_it_would_read_back() -> None:
    vnd = only(field("number", "a", properties={"kind": "vnd"}))

    assert raw_text(vnd, Decimal(1500000)) == "1.500.000"
    assert raw_text(only(field("number", "a")), Decimal(1500)) == "1500"
    assert raw_text(only(field("number", "a")), Decimal("12.5")) == "12,5"


def test_a_computed_code_is_shown_by_its_label() -> None:
    values = [{"value": "DAT", "label": "Đạt", "label_en": "Passed"}]
    form = form_of(
        field("expression", "overall", expression='="DAT"', values=values),
        field("expression", "plain", expression='="DAT"'),
    )
    overall, plain = (part for part in form.body.fields)

    assert form_text(overall, "DAT") == "Đạt"
    assert form_text(overall, "DAT", "en") == "Passed"
    assert form_text(overall, "KHAC") == "KHAC"
    assert form_text(plain, "DAT") == "DAT"


def test_a_year_is_not_grouped() -> None:
    year = only(field("number", "a", properties={"kind": "integer"}))

    assert form_text(year, Decimal(2025)) == "2025"
    assert raw_text(year, Decimal(2025)) == "2025"
    assert form_text(year, Decimal(12500)) == "12.500"
