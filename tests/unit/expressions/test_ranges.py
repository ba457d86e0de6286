"""Ranges: how they are written, what lies in them, when they are equal."""

import pytest

from tests.unit.expressions.makers import agrees, cases

WRITTEN = """
    5 in [1..5] => true
    5 in [1..5) => false
    5 in [1..5[ => false
    1 in (1..5] => false
    1 in ]1..5] => false
    5 in (>= 5) => true
    5 in (..5] => true
    5 in (..5) => false
    5 in [5..) => true
    5 in (5..) => false
    5 in (!= 5) => false
    4 in (!= 5) => true
    null in (!= 5) => true
    "b" in ["a".."c"] => true
    @"2024-02-29" in [@"2024-02-01"..@"2024-03-01") => true
    @"P2D" in (< @"P3D") => true
    5 in ["a".."c"] => null
    {r: (> 3), in: 4 in r}.in => true
"""
NOT_KNOWN = """
    [2..1] => null
    ["b".."a"] => null
    [1..@"2024-01-01"] => null
    [null..null] => null
    5 in [2..1] => null
    null in [2..1] => null
    for i in [2..1] return i => null
    for i in (< 3) return i => null
    5 in [1..null] => null
    5 in (null..10] => null
    before([1..null], 20) => null
    after(20, (< 10)) => true
    includes((>= 5), [6..7]) => true
"""
EQUALITY = """
    (< 10) = (< 10) => true
    (< 10) = (null..10) => false
    (>= 10) = [10..null) => false
    (= 10) = [10..10] => false
    (!= 10) = (!= 10) => true
    (!= 10) = (= 10) => false
    (..10] = (<= 10) => true
    [1..2) = [1..2[ => true
    [1..2] = [1..2) => false
    range("(..10]") = (<= 10) => true
    string([1..3]) => "[1..3]"
    string((< 3)) => "(<3)"
    string((>= 3)) => "(>=3)"
    [1..3].start => 1
    [1..3].end included => true
    (< 3) instance of range<number> => true
"""


@pytest.mark.parametrize(("source", "expected"), cases(WRITTEN, NOT_KNOWN, EQUALITY))
def test_a_range_is_what_its_brackets_say(source: str, expected: str) -> None:
    assert agrees(source, expected)
