"""What the shipped calendar knows, and who has the last word."""

from datetime import date

import pytest

from engine.calendars import BadCalendar, for_years, shipped, working_days_between

HEAD = "date,kind,name,enabled"


def test_the_national_holidays_and_swapped_saturdays_are_known() -> None:
    calendar = shipped()

    assert not calendar.is_working(date(2024, 4, 18))
    assert not calendar.is_working(date(2024, 4, 29))
    assert calendar.is_working(date(2024, 5, 4))
    assert calendar.names[date(2024, 4, 18)] == "Ngày Giỗ Tổ Hùng Vương"


def test_a_day_off_without_legal_effect_yet_is_worked() -> None:
    assert shipped().is_working(date(2026, 11, 24))


def test_a_row_overrides_the_library() -> None:
    rows = [HEAD, "2024-04-19,off,Nghỉ thêm,true", "2024-04-18,extra,Làm bù,true"]

    calendar = for_years([2024], rows)

    assert not calendar.is_working(date(2024, 4, 19))
    assert calendar.is_working(date(2024, 4, 18))


@pytest.mark.parametrize(
    "row", ["18/04/2024,off,x,true", "2024-04-18,free,x,true", "2024-04-18,off,x,maybe", "2024"]
)
def test_a_row_that_says_nothing_is_refused_with_its_line(row: str) -> None:
    with pytest.raises(BadCalendar) as refusal:
        for_years([2024], [HEAD, row])

    assert refusal.value.line == 2


def test_days_given_later_win() -> None:
    calendar = shipped().overridden(off=[date(2024, 5, 4)], extra=[date(2024, 4, 29)])

    assert not calendar.is_working(date(2024, 5, 4))
    assert calendar.is_working(date(2024, 4, 29))


def test_lateness_is_a_negative_count() -> None:
    calendar = shipped()

    assert working_days_between(date(2024, 6, 3), date(2024, 6, 10), calendar) == 5
    assert working_days_between(date(2024, 6, 10), date(2024, 6, 3), calendar) == -5
