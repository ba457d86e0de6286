"""The built-in functions, chapter by chapter."""

import pytest

from tests.unit.expressions.makers import agrees, cases

CONVERSIONS = """
    number("1 000,5", " ", ",") => 1000.5
    number("1,000.5", ",", ".") => 1000.5
    number("12") => 12
    number("1,2", ",", ",") => null
    number("twelve") => null
    number(from: "1.5", grouping separator: null, decimal separator: ".") => 1.5
    string(1.10) => "1.1"
    string(true) => "true"
    string(null) => null
    string(@"2024-01-02") => "2024-01-02"
    string(@"2024-01-02T03:04:05.600Z") => "2024-01-02T03:04:05.6Z"
    string(@"10:00:00+07:00") => "10:00:00+07:00"
    string(@"2024-01-02T03:04:05@Asia/Ho_Chi_Minh") => "2024-01-02T03:04:05@Asia/Ho_Chi_Minh"
    string(@"P1DT2H") => "P1DT2H"
    string(@"-P14M") => "-P1Y2M"
    string([1, "a", {b: null}]) => "[1, \\"a\\", {b: null}]"
    string({"{": 1}) => "{\\"{\\": 1}"
    string([1..3)) => "[1..3)"
    range("[1..3)") => [1..3)
    range("[\\"a\\"..\\"c\\"]") => ["a".."c"]
    range("(..3]") => (<= 3)
    range("[3..1]") => null
    range("[1+1..3]") => null
    range("no") => null
"""
STRINGS = """
    substring("foobar", 3) => "obar"
    substring("foobar", 3, 3) => "oba"
    substring("foobar", -2, 1) => "a"
    substring("foobar", 0) => null
    substring("foobar", 9) => null
    substring("\\U01F40Eab", 2) => "ab"
    substring(string: "foobar", start position: 4) => "bar"
    string length("tiếng") => 5
    string length("🐎") => 1
    string length(["one"]) => 3
    string length(5) => null
    upper case("đạt") => "ĐẠT"
    lower case("ĐẠT") => "đạt"
    substring before("foobar", "bar") => "foo"
    substring before("foobar", "x") => ""
    substring after("foobar", "ob") => "ar"
    substring after("foobar", "x") => ""
    substring after("foobar", "") => "foobar"
    contains("foobar", "of") => false
    contains("foobar", "") => true
    starts with("foobar", "fo") => true
    ends with("foobar", "r") => true
    string join(["a", "b"], "-") => "a-b"
    string join(["a", null, "b"]) => "ab"
    string join(["a", 1], "-") => null
    string join([], "-") => ""
"""
PATTERNS = """
    matches("foobar", "^fo*b") => true
    matches("FOO", "foo") => false
    matches("FOO", "foo", "i") => true
    matches("a\\nb", "a.b") => false
    matches("a\\nb", "a.b", "s") => true
    matches("a\\nb", "^b$") => false
    matches("a\\nb", "^b$", "m") => true
    matches("hello world", "hello\\\\ sworld", "x") => true
    matches("a.b", "a.b", "q") => true
    matches("axb", "a.b", "q") => false
    matches("e", "[a-z-[aeiou]]") => false
    matches("f", "[a-z-[aeiou]]") => true
    matches("I", "[A-Z-[OI]]", "i") => false
    matches("k", "[A-Z-[OI]]", "i") => true
    matches("x", "[^a-z-[x]]") => false
    matches("đ9", "^\\\\w\\\\d$") => true
    matches("x", "[", "") => null
    matches("x", "x", "y") => null
    matches("ab", "\\\\bab") => null
    matches("ab", "(?i)AB") => null
    matches("ab", "(?:a)b") => true
    matches("aa", "(a)\\\\1") => true
    matches("aA", "(a)\\\\1") => false
    matches("aA", "(a)\\\\1", "i") => true
    matches("abab", "^(ab|a)\\\\1$") => true
    matches("aaaaaa", "^(a+?)\\\\1*$") => true
    matches("abcabc", "^([a-c]{3})\\\\1") => true
    matches("a1a", "(\\\\w)\\\\d\\\\1") => true
    matches("aa", "\\\\1(a)") => null
    matches("aa", "(?:a)\\\\1") => null
    matches("b", "(a)?\\\\1b") => true
    matches("a\\nbb", "^(b)\\\\1$", "m") => true
    replace("aabbc", "(.)\\\\1", "<$1>") => "<a><b>c"
    split("a--b==c", "([-=])\\\\1") => ["a", "b", "c"]
    matches("a\\rb", "a.b") => false
    matches("a\\rb", "a.b", "s") => true
    matches("đ", "\\\\p{IsLatinExtended-A}") => true
    matches("d", "\\\\P{IsBasicLatin}") => false
    matches("dđ", "^[\\\\p{IsBasicLatin}đ]+$") => true
    matches("hello", "\\\\p{ Is BasicLatin }+", "x") => true
    matches("x", "\\\\p{IsNoBlock}") => null
    replace("abracadabra", "bra", "*") => "a*cada*"
    replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") => "[1=ab][2=]cd"
    replace("abc", "b", "\\\\$") => "a$c"
    replace("abc", "b", "$") => null
    replace("abc", "x*", "-") => null
    replace("darted", "^(.*?)d(.*)$", "$1c$2") => "carted"
    split("John Doe", "\\\\s") => ["John", "Doe"]
    split("a;b;c;;", ";") => ["a", "b", "c", "", ""]
"""
LISTS = """
    list contains([1, null], null) => true
    list contains([1, 2], 3) => false
    count([1, 2, 3]) => 3
    count([]) => 0
    count(1, 2) => 2
    count(null) => null
    min([3, 1, 2]) => 1
    max("a", "c", "b") => "c"
    max([@"2024-01-01", @"2024-02-01"]) => @"2024-02-01"
    min([]) => null
    max([1, "a"]) => null
    sum([1, 2.5]) => 3.5
    sum(1, 2) => 3
    sum([]) => null
    sum([1, null]) => null
    mean([1, 2]) => 1.5
    product([2, 3, 4]) => 24
    median([8, 2, 5, 3, 4]) => 4
    median([6, 1, 2, 3]) => 2.5
    stddev([2, 4, 7, 5]) => 2.081665999466132735282297706979931
    stddev([47]) => null
    mode([6, 1, 9, 6, 1]) => [1, 6]
    mode([]) => []
    all([true, null]) => null
    all([false, null]) => false
    all([]) => true
    any([true, null]) => true
    any([false, 0]) => null
    any([]) => false
    sublist([4, 5, 6], 1, 2) => [4, 5]
    sublist([4, 5, 6], -2) => [5, 6]
    sublist([4, 5, 6], 0) => null
    append([1], 2, 3) => [1, 2, 3]
    append([1], [2]) => [1, [2]]
    concatenate([1, 2], [3]) => [1, 2, 3]
    insert before([1, 3], 1, 2) => [2, 1, 3]
    insert before([1, 3], -1, 2) => [1, 2, 3]
    insert before([1, 3], 5, 2) => null
    remove([1, 2, 3], 2) => [1, 3]
    remove([1, 2, 3], 9) => null
    list replace([2, 4, 7, 8], 3, 6) => [2, 4, 6, 8]
    list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5) => [5, 5, 7, 8]
    reverse([1, 2, 3]) => [3, 2, 1]
    index of([1, 2, 3, 2], 2) => [2, 4]
    index of([1, null], null) => [2]
    union([1, 2], [2, 3]) => [1, 2, 3]
    distinct values([1, 2, 1, "1", null, null]) => [1, 2, "1", null]
    distinct values([{a: 1}, {a: 1}]) => [{a: 1}]
    flatten([[1, 2], [[3]], 4]) => [1, 2, 3, 4]
    sort([3, 1, 2], function(x, y) x < y) => [1, 2, 3]
    sort(list: ["a", "c", "b"], precedes: function(x, y) x > y) => ["c", "b", "a"]
"""
NUMBERS = """
    decimal(1/3, 2) => 0.33
    decimal(1.5, 0) => 2
    decimal(2.5, 0) => 2
    decimal(1234, -2) => 1200
    decimal(1, 7000) => null
    floor(-1.5) => -2
    floor(-1.56, 1) => -1.6
    ceiling(-1.5) => -1
    ceiling(1.51, 1) => 1.6
    round up(-5.5, 0) => -6
    round down(-5.5, 0) => -5
    round half up(5.5, 0) => 6
    round half up(1.125, 2) => 1.13
    round half down(-1.125, 2) => -1.12
    abs(-10) => 10
    abs(@"-PT5H") => @"PT5H"
    abs(@"-P2M") => @"P2M"
    modulo(12, 5) => 2
    modulo(-12, 5) => 3
    modulo(12, -5) => -3
    modulo(-10.1, 4.5) => 3.4
    modulo(1, 0) => null
    sqrt(16) => 4
    sqrt(-1) => null
    log(1) => 0
    log(0) => null
    exp(0) => 1
    odd(5) => true
    odd(-5) => true
    even(0) => true
"""
CONTEXTS = """
    get value({key1: "value1"}, "key1") => "value1"
    get value({a: {b: 2}}, ["a", "b"]) => 2
    get value({a: 1}, "b") => null
    get entries({a: 1}) => [{key: "a", value: 1}]
    context([{key: "a", value: 1}, {key: "b", value: 2}]) => {a: 1, b: 2}
    context([{key: "a", value: 1}, {key: "a", value: 2}]) => null
    context put({x: 1}, "y", 2) => {x: 1, y: 2}
    context put({x: 1, y: {a: 0}}, ["y", "a"], 2) => {x: 1, y: {a: 2}}
    context put({x: 1}, [], 2) => null
    context merge([{x: 1}, {x: 2, y: 3}]) => {x: 2, y: 3}
"""
INTERVALS = """
    before(1, 10) => true
    before([1..5], 5) => false
    before([1..5), 5) => true
    before([1..5], (5..8]) => true
    after([5..8], 3) => true
    after(10, [1..5]) => true
    meets([1..5], [5..8]) => true
    meets([1..5), [5..8]) => false
    met by([5..8], [1..5]) => true
    overlaps([1..5], [3..8]) => true
    overlaps([1..5), [5..8]) => false
    overlaps before([1..5], [3..8]) => true
    overlaps before([1..5], (1..5]) => true
    overlaps after([3..8], [1..5]) => true
    finishes(10, [1..10]) => true
    finishes([5..10], [1..10]) => true
    finished by([1..10], 10) => true
    includes([1..10], 10) => true
    includes([1..10), 10) => false
    includes([1..10], (1..10)) => true
    during(5, [1..10]) => true
    during([4..6], [1..10]) => true
    starts(1, [1..10]) => true
    starts((1..5], [1..10]) => false
    started by([1..10], [1..5]) => true
    coincides([1..5], [1..5]) => true
    coincides(1, 2) => false
    before(point: 1, range: [2..3]) => true
    includes(1, [1..2]) => null
    before("a", 1) => null
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    cases(CONVERSIONS, STRINGS, PATTERNS, LISTS, NUMBERS, CONTEXTS, INTERVALS),
)
def test_a_function_has_the_value_the_specification_gives_it(source: str, expected: str) -> None:
    assert agrees(source, expected)
