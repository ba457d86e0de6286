"""The language as the specification has it: what stands left has the value on the right."""

import pytest

from tests.unit.expressions.makers import agrees, cases

LITERALS = """
    .5 => 0.5
    1.50 => 1.5
    1e3 => 1000
    2.5E-2 => 0.025
    12345678901234567890123456789012345 => 12345678901234567890123456789012340
    "a\\nb" => "a" + "\\n" + "b"
    "\\u0041\\U01F40E" => "A🐎"
    "\\uD83D\\uDC0E" => "🐎"
    "\\d" => "\\\\d"
    @"2024-02-29" => date(2024, 2, 29)
    @"2023-02-29" => null
    @"nonsense" => null
    1 /* not this */ + 2 // nor this => 3
"""
ARITHMETIC = """
    1 + 2 * 3 => 7
    (1 + 2) * 3 => 9
    10 - 4 - 3 => 3
    2 ** 3 ** 2 => 64
    -5 ** 2 => 25
    2 ** -1 => 0.5
    0 ** 0 => 1
    --3 => 3
    0.1 + 0.2 => 0.3
    1 / 3 => 0.3333333333333333333333333333333333
    1 / 0 => null
    (-8) ** 0.5 => null
    10 ** 10000 => null
    1 + null => null
    null * 2 => null
    "a" + "b" => "ab"
    "a" + 1 => null
    "a" - "b" => null
    -"a" => null
    true + true => null
"""
LOGIC = """
    true and true => true
    true and null => null
    false and null => false
    null and false => false
    false or null => null
    null or true => true
    true and "x" => null
    false and "x" => false
    true or "x" => true
    not(true) => false
    not(null) => null
    not("x") => null
    true and true and null => null
    false or false or true => true
"""
COMPARISONS = """
    1 = 1.0 => true
    1 = "1" => null
    1 = null => false
    null = null => true
    null != null => false
    1 != null => true
    "a" < "b" => true
    1 < "b" => null
    null < 1 => null
    true < false => null
    [1, 2] = [1, 2] => true
    [1, 2] = [2, 1] => false
    {a: 1, b: 2} = {b: 2, a: 1} => true
    {a: 1} = {a: 1, b: null} => false
    [1..3] = [1..3] => true
    [1..3] = [1..3) => false
    @"2024-01-01" < @"2024-01-02" => true
    @"2024-01-01T10:00:00Z" = @"2024-01-01T11:00:00+01:00" => true
    @"2024-01-01T10:00:00" = @"2024-01-01T10:00:00Z" => false
    @"2024-01-01T10:00:00" < @"2024-01-01T11:00:00Z" => null
    @"10:00:00Z" < @"10:00:00-01:00" => true
    @"P1Y" = @"P12M" => true
    @"P1D" = @"PT24H" => true
    @"P1Y" = @"P365D" => null
    2 between 1 and 3 => true
    1 between 1 and 3 => true
    4 between 1 and 3 => false
    null between 1 and 3 => null
    2 between 1 and 3 and false => false
"""
RANGES = """
    1 in [1..3] => true
    1 in (1..3] => false
    1 in ]1..3] => false
    3 in [1..3) => false
    3 in [1..3[ => false
    3 in [1..3] => true
    2 in (1, 2, 3) => true
    2 in (<2, >2) => false
    2 in (<= 2) => true
    2 in >= 2 => true
    2 in != 3 => true
    5 in ([1..3], [4..6]) => true
    2 in [1, 2, 3] => true
    2 in [[1..3], [7..9]] => true
    [1, 2] in [[1, 2], [3]] => true
    "b" in ["a".."c"] => true
    @"2024-06-01" in [@"2024-01-01"..@"2024-12-31"] => true
    null in [1..3] => null
    "x" in [1..3] => null
    [1..3].start => 1
    (1..3].start included => false
    (> 5).start => 5
    (> 5).end => null
    (<= 5).end included => true
    7 in (>= 5) => true
    [1.."a"] => null
    5 in [1..) => true
    5 in (..4] => false
"""
CONTROL = """
    if 1 < 2 then "yes" else "no" => "yes"
    if null then "yes" else "no" => "no"
    if "x" then "yes" else "no" => "no"
    if false then 1 else if true then 2 else 3 => 2
    for i in 1..3 return i * i => [1, 4, 9]
    for i in 3..1 return i => [3, 2, 1]
    for i in [1, 2], j in [10, 20] return i + j => [11, 21, 12, 22]
    for i in 1..3, j in 1..i return j => [1, 1, 2, 1, 2, 3]
    for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1, 1, 2, 6, 24]
    for i in 5 return i => [5]
    for i in [1..3] return i => [1, 2, 3]
    for i in null return i => null
    for d in @"2024-02-28"..@"2024-03-01" return d.day => [28, 29, 1]
    some x in [1, 2, 3] satisfies x > 2 => true
    some x in [] satisfies x > 2 => false
    some x in [1, null] satisfies x > 2 => null
    every x in [1, 2, 3] satisfies x > 0 => true
    every x in [] satisfies x > 2 => true
    every x in [1, null] satisfies x > 2 => false
    every x in [3, null] satisfies x > 2 => null
    every x in [1, 2], y in [3, 4] satisfies x < y => true
"""
STRUCTURES = """
    [1, 2, 3][1] => 1
    [1, 2, 3][-1] => 3
    [1, 2, 3][0] => null
    [1, 2, 3][4] => null
    [1, 2, 3, 4][item > 2] => [3, 4]
    [1, 2, 3, 4][even(item)][2] => 4
    [{x: 1, y: 2}, {x: 2, y: 3}][x = 1] => [{x: 1, y: 2}]
    [{x: 1, y: 2}, {x: 2, y: 3}].y => [2, 3]
    [{x: 1}, {y: 3}].x => [1, null]
    {x: 1, items: [{x: 5}, {z: 1}][x = 5]}.items => [{x: 5}]
    5[1] => 5
    5[2] => null
    5[item > 3] => [5]
    null[1] => null
    [][true] => []
    {a: 1, b: a + 1}.b => 2
    {a: 1, a: 2} => null
    {"a key": 1}.a key => 1
    {first name: "An", greeting: "Hi " + first name}.greeting => "Hi An"
    {a+b: 3}.a+b => 3
    {a: {b: {c: 1}}}.a.b.c => 1
    {a: 1}.b => null
    "text".a => null
    (function(a, b) a - b)(3, 1) => 2
    (function(a, b) a - b)(b: 3, a: 1) => -2
    (function(a: number) a)("x") => null
    (function(a: number) a)([7]) => 7
    (function(a) a)() => null
    (function(a) a)(c: 1) => null
    {f: function(n) n * 2, r: f(4)}.r => 8
    (function(a) external {java: {class: "x", method signature: "y"}})(1) => null
    unknown(1) => null
    (5)(1) => null
"""
TYPES = """
    1 instance of number => true
    "a" instance of number => false
    null instance of number => false
    null instance of Null => true
    1 instance of Any => true
    @"2024-01-01" instance of date => true
    @"2024-01-01T00:00:00" instance of date => false
    @"2024-01-01T00:00:00" instance of date and time => true
    @"10:00:00" instance of time => true
    @"P1D" instance of days and time duration => true
    @"P1Y" instance of days and time duration => false
    @"P1Y" instance of years and months duration => true
    [1, 2] instance of list<number> => true
    [1, "a"] instance of list<number> => false
    [[1]] instance of list<list<number>> => true
    {a: 1} instance of context<a: number> => true
    {b: 1} instance of context<a: number> => false
    [1..2] instance of range<number> => true
    (function(a: number) a) instance of function<number>->number => true
    (function(a) a) instance of function<number, number>->number => false
    1 instance of nonsense => null
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    cases(LITERALS, ARITHMETIC, LOGIC, COMPARISONS, RANGES, CONTROL, STRUCTURES, TYPES),
)
def test_an_expression_has_the_value_the_specification_gives_it(source: str, expected: str) -> None:
    assert agrees(source, expected)
