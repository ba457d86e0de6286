"""Dates, times, date-times and durations."""

from datetime import UTC, datetime

import pytest

from engine.expressions import compile as compile_expression
from tests.unit.expressions.makers import NOW, agrees, cases, value

MAKING = """
    date("2024-02-29") => @"2024-02-29"
    date("2023-02-29") => null
    date("24-01-01") => null
    date("2024-1-1") => null
    date(2024, 13, 1) => null
    date(2024.5, 1, 1) => null
    date(@"2024-01-02T03:04:05Z") => @"2024-01-02"
    date(year: 2024, month: 5, day: 6) => @"2024-05-06"
    time("23:59:59.5Z") => @"23:59:59.5Z"
    time("24:01:00") => null
    time("10:00") => null
    time("10:00:00+25:00") => null
    time("10:00:00@No/Where") => null
    time(10, 20, 30, @"PT7H") => @"10:20:30+07:00"
    time(10, 20, 30, null) => @"10:20:30"
    time(10, 61, 0) => null
    time(@"2024-01-02T03:04:05Z") => @"03:04:05Z"
    time(@"2024-01-02") => @"00:00:00Z"
    date and time("2024-01-02") => @"2024-01-02T00:00:00"
    date and time("2024-01-02T24:00:00") => @"2024-01-03T00:00:00"
    date and time(@"2024-01-02", @"03:04:05") => @"2024-01-02T03:04:05"
    date and time(2024, 1, 2, 3, 4, 5) => @"2024-01-02T03:04:05"
    date and time(2024, 1, 2, 3, 4, 5, @"PT1H") => @"2024-01-02T03:04:05+01:00"
    duration("P1Y2M") => @"P14M"
    duration("P1DT25H") => @"P2DT1H"
    duration("-PT90M") => @"-PT1H30M"
    duration("P") => null
    duration("P1DT") => null
    duration("P1Y1D") => null
    years and months duration(@"2011-12-22", @"2013-08-24") => @"P1Y8M"
    years and months duration(@"2013-08-24", @"2011-12-22") => @"-P1Y8M"
    years and months duration(@"2024-01-31", @"2024-02-29") => @"P0M"
"""
ARITHMETIC = """
    @"2024-01-31" + @"P1M" => @"2024-02-29"
    @"2024-02-28" + @"P2D" => @"2024-03-01"
    @"2024-03-01" - @"PT1H" => @"2024-02-29"
    @"2024-03-01" - @"2024-02-01" => @"P29D"
    @"P1M" + @"2024-01-01" => @"2024-02-01"
    @"2024-01-01T23:00:00" + @"PT2H" => @"2024-01-02T01:00:00"
    @"2024-01-02T00:00:00Z" - @"2024-01-01" => @"P1D"
    @"2024-01-02T00:00:00" - @"2024-01-01T00:00:00Z" => null
    @"2024-01-02T07:00:00+07:00" - @"2024-01-02T00:00:00Z" => @"PT0S"
    @"2021-03-28T01:00:00@Europe/Paris" + @"PT3H" => @"2021-03-28T05:00:00@Europe/Paris"
    @"23:00:00" + @"PT2H" => @"01:00:00"
    @"10:00:00" - @"08:30:00" => @"PT1H30M"
    @"P1D" + @"PT1H" => @"PT25H"
    @"P1Y" + @"P1M" => @"P13M"
    @"P1Y" + @"P1D" => null
    @"P1D" * 1.5 => @"PT36H"
    2 * @"P1Y" => @"P2Y"
    @"P1D" / 2 => @"PT12H"
    @"P1D" / @"PT6H" => 4
    @"P1Y" / @"P5M" => 2.4
    @"P1D" / 0 => null
    -@"P1D" => @"-P1D"
    @"9999-12-31" + @"P1D" => @"10000-01-01"
    @"2024-01-01" + 1 => null
    @"2024-01-01" + @"2024-01-01" => null
"""
ENTRIES = """
    @"2024-05-06".year => 2024
    @"2024-05-06".weekday => 1
    @"2024-05-06T07:08:09.5+07:00".second => 9.5
    @"2024-05-06T07:08:09+07:00".time offset => @"PT7H"
    @"2024-05-06T07:08:09".time offset => null
    @"2024-05-06T07:08:09@Asia/Ho_Chi_Minh".timezone => "Asia/Ho_Chi_Minh"
    @"10:20:30".hour => 10
    @"P1DT2H3M4S".minutes => 3
    @"-P1DT2H".days => -1
    @"P14M".years => 1
    @"P14M".months => 2
    @"P14M".days => null
    @"2024-05-06".hour => null
    day of year(@"2019-09-17") => 260
    day of week(@"2019-09-17") => "Tuesday"
    month of year(@"2019-09-17") => "September"
    week of year(@"2005-01-01") => 53
    is(@"2012-12-25", @"2012-12-25") => true
    is(@"23:00:50Z", @"23:00:50") => false
    is(@"23:00:50Z", @"23:00:50+00:00") => true
    is(@"23:00:50Z", @"00:00:50+01:00") => false
    is(1, "1") => false
"""


@pytest.mark.parametrize(("source", "expected"), cases(MAKING, ARITHMETIC, ENTRIES))
def test_a_calendar_value_is_what_the_specification_says(source: str, expected: str) -> None:
    assert agrees(source, expected)


def test_the_present_is_what_the_caller_says_it_is() -> None:
    assert value("now()") == NOW
    assert value("today()") == NOW.date()


def test_one_expression_serves_different_presents() -> None:
    expression = compile_expression("today()")

    first = expression.evaluate({}, now=datetime(2024, 1, 1, tzinfo=UTC))
    second = expression.evaluate({}, now=datetime(2025, 1, 1, tzinfo=UTC))

    assert (str(first), str(second)) == ("2024-01-01", "2025-01-01")


EXTREMES = """
    date("99999-12-31").year => 99999
    date("-2012-02-29").day => 29
    date("-2011-02-29") => null
    date("0000-01-01") < date("0001-01-01") => true
    date("999999999-12-31") > @"9999-12-31" => true
    date("9999999999-01-01") => null
    date("+99999-01-01") => null
    date("01999-01-01") => null
    date(99999, 13, 1) => null
    string(date("-0044-03-15")) => "-0044-03-15"
    string(date and time("99999-12-31T11:22:33.345Z")) => "99999-12-31T11:22:33.345Z"
    date and time(date("99999-12-31"), @"01:02:03").hour => 1
    date(date and time("99999-12-31T11:22:33")) = date("99999-12-31") => true
    date("99999-12-31") instance of date => true
    @"99999-12-31T00:00:00" instance of date and time => true
    @"99999-12-31" + @"P1D" => @"100000-01-01"
    @"10:00:00.123456789".second => 0.123456789
    string(@"2024-01-02T10:00:00.123456789@Etc/UTC") => "2024-01-02T10:00:00.123456789@Etc/UTC"
    @"10:00:00.123456789" > @"10:00:00.123456788" => true
    @"10:00:00.123456789" = @"10:00:00.123456788" => true
    is(@"10:00:00.123456789", @"10:00:00.123456788") => false
    @"10:00:00.9" = @"10:00:01" => false
    date and time("2024-01-02T10:00:00.5") = @"2024-01-02T10:00:00" => true
    @"-2021-01-01T10:10:10+11:00" + @"P1M" => @"-2021-02-01T10:10:10+11:00"
    @"-2021-01-01T10:10:10@Asia/Ho_Chi_Minh" - @"P1M" => @"-2022-12-01T10:10:10@Asia/Ho_Chi_Minh"
    @"0001-01-01" - @"P1D" => @"0000-12-31"
    @"0000-12-31" + @"P1D" => @"0001-01-01"
    @"9999-12-31T23:59:59.123456789" + @"PT1S" => @"10000-01-01T00:00:00.123456789"
    @"10000-01-01T00:00:00Z" - @"9999-12-31T23:59:59Z" => @"PT1S"
    date("-0001-03-01") - date("-0001-02-28") => @"P1D"
    @"999999999-12-31" + @"P1D" => null
    @"-999999999-01-01" - @"P1M" => null
    @"9999-12-31T24:00:00" => @"10000-01-01T00:00:00"
    day of week(@"10000-01-01") => "Saturday"
    day of year(@"-2020-12-31") => 366
    month of year(@"10000-01-01") => "January"
    week of year(@"10000-01-03") => 1
    @"10000-01-01".weekday => 6
    years and months duration(@"-2016-01-30", @"-2017-02-28") => @"-P11M"
    years and months duration(@"2014-12-31T23:59:59", @"2016-12-31T00:00:01") => @"P2Y"
    duration("PT0.S") => @"PT0S"
    time(10, 0, 0.123456789, null) = @"10:00:00.123456789" => true
    date and time(@"2024-01-02", @"10:00:00.000000001") > @"2024-01-02T10:00:00" => true
    @"0001-01-01T00:00:00+14:00" < @"0001-01-01T00:00:00Z" => true
    @"9999-12-31T23:00:00-14:00" > @"9999-12-31T23:00:00Z" => true
"""


@pytest.mark.parametrize(("source", "expected"), cases(EXTREMES))
def test_years_and_fractions_beyond_the_usual_are_kept(source: str, expected: str) -> None:
    assert agrees(source, expected)
