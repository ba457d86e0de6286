"""What a legal term promises."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendars import BadTerm, Calendar, due, instant_after, working_days_between

PLAIN = Calendar()
DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
calendars = st.builds(
    Calendar,
    off=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=40),
    extra=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=10),
)


def wd(start: date, amount: int, calendar: Calendar = PLAIN) -> date:
    return due(start, amount, "WD", "forward", calendar).due


def test_the_first_day_is_not_counted() -> None:
    assert wd(date(2024, 6, 3), 1) == date(2024, 6, 4)


def test_working_days_skip_weekends_and_days_off() -> None:
    calendar = Calendar(off=frozenset({date(2024, 6, 6)}))

    assert wd(date(2024, 6, 3), 5, calendar) == date(2024, 6, 11)


def test_a_swapped_saturday_is_worked() -> None:
    calendar = Calendar(extra=frozenset({date(2024, 6, 8)}))

    assert wd(date(2024, 6, 7), 1, calendar) == date(2024, 6, 8)


def test_calendar_days_end_on_the_next_working_day_when_the_last_is_off() -> None:
    assert due(date(2024, 6, 3), 5, "d", "forward", PLAIN).due == date(2024, 6, 10)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 5, 15), 1, date(2024, 6, 17)),  # 15 June 2024 is a Saturday
    ],
)
def test_a_month_term_ends_on_the_matching_day_or_at_the_month_end(
    start: date, months: int, expected: date
) -> None:
    assert due(start, months, "month", "forward", PLAIN).due == expected


def test_the_clock_stands_still_on_both_days_of_a_pause() -> None:
    pause = (date(2024, 6, 5), date(2024, 6, 11))

    assert due(date(2024, 6, 3), 3, "WD", "forward", PLAIN, [pause]).due == date(2024, 6, 13)
    assert due(date(2024, 6, 3), 10, "d", "forward", PLAIN, [pause]).due == date(2024, 6, 20)
    assert due(date(2024, 6, 3), 1, "month", "forward", PLAIN, [pause]).due == date(2024, 7, 10)


def test_a_pause_that_lengthens_the_term_into_another_pause_stops_there_too() -> None:
    pauses = [(date(2024, 6, 10), date(2024, 6, 14)), (date(2024, 7, 5), date(2024, 7, 9))]

    assert due(date(2024, 6, 3), 1, "month", "forward", PLAIN, pauses).due == date(2024, 7, 15)


def test_papers_leave_the_whole_term_free_before_a_meeting() -> None:
    monday = date(2024, 6, 17)

    assert due(monday, 5, "WD", "back", PLAIN).due == date(2024, 6, 7)
    assert due(monday, 5, "d", "back", PLAIN).due == date(2024, 6, 11)
    assert due(date(2024, 4, 1), 1, "month", "back", PLAIN).due == date(2024, 2, 29)


def test_the_term_is_over_at_midnight_in_vietnam() -> None:
    assert instant_after(date(2024, 6, 3)) == datetime(2024, 6, 3, 17, tzinfo=UTC)


def test_the_arithmetic_names_the_day_off() -> None:
    holiday = date(2024, 4, 18)
    calendar = Calendar(off=frozenset({holiday}), names={holiday: "Giỗ Tổ"})

    steps = due(date(2024, 4, 17), 1, "WD", "forward", calendar).steps

    assert [(step.reason, step.name) for step in steps] == [
        ("start", ""),
        ("holiday", "Giỗ Tổ"),
        ("counted", ""),
        ("due", ""),
    ]


@pytest.mark.parametrize("amount", [-1, 5000])
def test_an_absurd_amount_is_refused(amount: int) -> None:
    with pytest.raises(BadTerm):
        wd(date(2024, 6, 3), amount)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadTerm):
        due(date(2024, 6, 3), 1, "d", "forward", PLAIN, [(date(2024, 6, 5), date(2024, 6, 4))])


def test_a_term_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(BadTerm):
        due(date(9999, 12, 30), 5, "d", "forward", PLAIN)


@given(days, st.integers(0, 60), calendars)
def test_the_days_of_a_term_can_be_counted_again(
    start: date, amount: int, calendar: Calendar
) -> None:
    found = wd(start, amount, calendar)

    assert calendar.is_working(found)
    if amount:
        assert working_days_between(start, found, calendar) == amount


@given(days, st.integers(1, 60), st.sampled_from(["WD", "d", "month"]), calendars)
def test_the_term_from_the_due_day_has_run_out_before_the_meeting(
    meeting: date, amount: int, unit: str, calendar: Calendar
) -> None:
    found = due(meeting, amount, unit, "back", calendar).due  # type: ignore[arg-type]

    between = working_days_between(found, meeting - DAY, calendar)
    assert calendar.is_working(found)
    if unit == "WD":
        assert between == amount
    elif unit == "d":
        assert (meeting - DAY - found).days >= amount
    else:
        assert (meeting.year - found.year) * 12 + meeting.month - found.month >= amount


@given(days, st.integers(0, 40), st.sampled_from(["WD", "d", "month"]))
def test_the_steps_are_one_unbroken_walk(start: date, amount: int, unit: str) -> None:
    found = due(start, amount, unit, "forward", PLAIN)  # type: ignore[arg-type]

    assert found.steps[0].date == start
    assert found.steps[-1].date == found.due
    for before, after in zip(found.steps, found.steps[1:], strict=False):
        assert timedelta() <= after.date - before.until <= DAY
