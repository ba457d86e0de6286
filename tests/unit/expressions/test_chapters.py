"""Semantics chapter by chapter: arithmetic of each kind, paths, filters, scopes, conversions."""

import pytest

from tests.unit.expressions.makers import agrees, cases

#: Which operator takes which kinds, and what it gives.
ARITHMETIC = """
    @"2024-02-29" + @"P1Y" => @"2025-02-28"
    @"2024-03-31" - @"P1M" => @"2024-02-29"
    @"2024-01-31T10:00:00Z" + @"P1M" => @"2024-02-29T10:00:00Z"
    @"P1M" + @"2024-01-31" => @"2024-02-29"
    @"2024-01-01" + @"PT25H" => @"2024-01-02"
    @"2024-01-01" - @"PT1H" => @"2023-12-31"
    @"23:30:00" + @"PT1H" => @"00:30:00"
    @"00:30:00Z" - @"PT1H" => @"23:30:00Z"
    @"10:00:00" - @"08:30:00" => @"PT1H30M"
    @"10:00:00" - @"08:30:00Z" => null
    @"2024-03-01" - @"2024-02-28" => @"P2D"
    @"2024-01-01T00:00:00Z" - @"2024-01-01T00:00:00+07:00" => @"PT7H"
    @"2024-01-02" - @"2024-01-01T12:00:00Z" => @"PT12H"
    @"2024-01-02" - @"2024-01-01T12:00:00" => null
    @"P1Y" + @"P2M" => @"P14M"
    @"P1D" - @"PT1H" => @"PT23H"
    @"P1D" + @"P1M" => null
    @"P1Y" * 1.5 => @"P18M"
    2 * @"PT12H" => @"P1D"
    @"P1Y" / 2 => @"P6M"
    @"P1Y" / @"P4M" => 3
    @"P1D" / @"PT6H" => 4
    @"P1D" / 0 => null
    -@"P1D" => @"-P1D"
    @"2024-01-01" + 1 => null
    @"2024-01-01" + @"2024-01-01" => null
    @"2024-01-01" * 2 => null
    [1] + [2] => null
    {} - {} => null
"""
#: What a dot gives, by the kind of value before it.
PATHS = """
    @"2024-05-06".weekday => 1
    @"2024-05-06T07:08:09.5+07:00".second => 9.5
    @"2024-05-06T07:08:09+07:00".time offset => @"PT7H"
    @"2024-05-06T07:08:09@Asia/Ho_Chi_Minh".timezone => "Asia/Ho_Chi_Minh"
    @"2024-05-06T07:08:09".timezone => null
    @"2024-05-06".hour => null
    @"P1Y2M".years => 1
    @"P14M".months => 2
    @"-P1DT2H".days => -1
    @"PT90M".minutes => 30
    @"P1D".years => null
    [@"2024-05-06", @"2023-01-01"].year => [2024, 2023]
    (1..5].start included => false
    (1).a => null
    {a: null}.a.b => null
    [{a: {b: 1}}, {a: {b: 2}}].a.b => [1, 2]
    [{a: [1, 2]}, {a: 3}].a => [[1, 2], 3]
"""
#: What a filter sees and what it gives.
FILTERS = """
    [{a: 1, b: 2}, {a: 2, b: 1}][a < b].a => [1]
    {a: 9, r: [{a: 1}, {b: 2}][a > 5]}.r => [{b: 2}]
    {limit: 1, r: [1, 2, 3][item > limit]}.r => [2, 3]
    [[1, 2], [3]][count(item) = 1] => [[3]]
    [1, 2, 3][null] => []
    [1, 2, 3]["a"] => []
    [1, 2, 3][1.5] => null
    [1, 2, 3][{i: 2, r: i}.r] => 2
    [{x: [{y: 1}, {y: 2}]}].x[y = 2] => []
    "text"[1] => "text"
    {a: 1}[a = 1] => [{a: 1}]
    null[item = 1] => null
"""
#: Which name is meant where.
SCOPES = """
    {a: 1, b: {a: 2, c: a}}.b.c => 2
    {a: 1, f: function(a) a + 1, r: f(5)}.r => 6
    {a: 1, f: function(x) x + a, a2: 5, r: f(1)}.r => 2
    for a in [1, 2], b in [a, a * 10] return b => [1, 10, 2, 20]
    for i in 1..3 return for i in i..3 return i => [[1, 2, 3], [2, 3], [3]]
    {sum: 5, r: sum}.r => 5
    {item: 7, r: [1, 2][item = 2]}.r => [2]
    some x in [1, 2], y in [x + 1] satisfies y = 3 => true
    {f: function(n) if n < 2 then 1 else n, r: [f(1), f(3)]}.r => [1, 3]
    {điểm: 8, "xếp loại": if điểm >= 8 then "giỏi" else "khá"}.xếp loại => "giỏi"
"""
#: An item stands for the list of it and a list of one for its item, where the kind asks for it.
CONVERSIONS = """
    count(5) => 1
    string length(["abc"]) => 3
    upper case(["a", "b"]) => null
    list contains(1, 1) => true
    abs([-1]) => 1
    abs([@"-P1D"]) => @"P1D"
    abs("x") => null
    sqrt([4]) => 2
    (function(x: list<number>) count(x))(5) => 1
    (function(x: number) x)([5]) => 5
    (function(x: number) x)([5, 6]) => null
    (function(x: date and time) x.hour)(@"2024-01-01") => 0
    (function(x: string) x)(5) => null
    (function(x: string) "called")(null) => "called"
"""


@pytest.mark.parametrize(
    ("source", "expected"), cases(ARITHMETIC, PATHS, FILTERS, SCOPES, CONVERSIONS)
)
def test_a_chapter_holds(source: str, expected: str) -> None:
    assert agrees(source, expected)
