"""Work without end: refused by a count that is the same on every machine, and soon."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from engine.expressions import BadExpression, BudgetExceeded
from tests.unit.expressions.makers import value

#: Seconds of the processor within which every expression has ended.
SOON = 0.05


def doubled(first: str, step: str, times: int, last: str) -> str:
    """Write a context in which every entry doubles the one before."""
    steps = [f"a{n + 1}: {step.replace('#', f'a{n}')}" for n in range(times)]
    return "{" + ", ".join([f"a0: {first}", *steps, f"r: {last.replace('#', f'a{times}')}"]) + "}.r"


BOMBS = {
    "for i in 1..1000000000 return i": "list",
    "for i in 1..9999, j in 1..9999 return 1": "list",
    "some i in 1..1000000000 satisfies i < 0": "steps",
    "count(for i in 1..9999 return [" + "1," * 3000 + "1])": "steps",
    "{f: function(g, x) g(g, x + 1), r: f(f, 1)}.r": "depth",
    "{f: function(g, x) g(g, x + 1) + g(g, x), r: f(f, 1)}.r": "depth",
    "(" * 4000 + "1" + ")" * 4000: "depth",
    "-" * 4000 + "1": "depth",
    "1" + "=1" * 4000: "depth",
    "a" + "[1]" * 3000: "depth",
    "{a:" * 2000: "depth",
    "x in (" * 1000: "depth",
    "1" * 10_001: "source",
    doubled('"0123456789"', "# + #", 60, "#"): "string",
    doubled("[1]", "concatenate(#, #)", 60, "#"): "list",
    doubled("[1]", "[#, #]", 60, "flatten(#)"): "steps",
    doubled("[1]", "[#, #]", 60, "# = #"): "steps",
    doubled("[1]", "[#, #]", 60, "string(#)"): "steps",
    doubled("[1]", "[#, #]", 60, "#"): "list",
    "for i in 1..300 return [partial[-1]]": "depth",
    f'replace("{"a" * 5000}", "a", "{"b" * 900}")': "string",
    f'string join(for i in 1..9999 return "x", "{"y" * 1000}")': "string",
    "distinct values(for i in 1..9999 return {a: i})": "steps",
    "sort(for i in 1..9999 return -i, function(x, y) x < y)": "steps",
    "{s: function(s) sort([2, 1], function(x, y) s(s)), r: s(s)}.r": "depth",
    doubled('{"a": 1}', "{a: #, b: #}", 30, "string(#)"): "steps",
    doubled("[1]", "insert before(#, 1, #)", 90, "string(#)"): "steps",
    doubled("[1]", "[#, #]", 60, "# in (#, #)"): "steps",
    doubled("[1]", "union(#, [#])", 60, "#"): "steps",
    doubled('"ab"', "string join([#, #], #)", 60, "#"): "string",
    doubled('"aa"', 'replace(#, "a", "aa")', 60, "#"): "steps",
    "for i in 1..1e6144 return i": "list",
    "every i in -1e30..1e30 satisfies true": "steps",
    'for i in @"0001-01-01"..@"9999-12-31" return i': "list",
    "{f: function(x) x(x), r: f(f)}.r": "depth",
    "{f: function(n, f) if n < 2 then n else f(n - 1, f) + f(n - 2, f), r: f(40, f)}.r": "steps",
    "{a:" * 110 + "1" + "}" * 110: "depth",
    "not(" * 110 + "true" + ")" * 110: "depth",
    "(< " * 110 + "1" + ")" * 110: "depth",
    "if true then " * 500 + "1": "depth",
    "function(x) " * 800 + "1": "depth",
    "for x in " * 1000 + "1": "depth",
    "x" + ".y" * 3000: "depth",
    "f" + "(1)" * 3000: "depth",
    "x instance of " + "list<" * 1900: "depth",
    "sort(for i in 1..9999 return i, function(x, y) true)": "steps",
    "sort(for i in 1..9999 return i, function(x, y) sort([2, 1], function(a, b) a < b))": "steps",
    "for i in 1..9999 return 1.23456789 ** (i * 0.12345)": "steps",
    "for i in 1..9999 return exp(i * 0.123)": "steps",
    "for i in 1..9999 return log(i * 0.123)": "steps",
    'for i in 1..9999 return matches("abc", string(i) + "(a|b)*x{1,500}")': "steps",
    'for i in 1..9999 return context put({}, "a", i)': "steps",
    'for i in 1..9999 return duration("P" + string(i) + "D")': "steps",
    'for i in 1..9999 return range("[1.." + string(i) + "]")': "steps",
    f'matches("{"a" * 5000}", "((a|b){{1,30}}){{1,30}}c")': "steps",
    'matches("a", "' + "[\\\\p{L}]" * 120 + '")': "steps",
    'matches("a", "([\\\\p{L}]{1,30}){1,30}")': "steps",
}

#: What is done with a long list, again and again.
AGAIN = (
    "sum(a)",
    "stddev(a)",
    "median(a)",
    "mode(a)",
    "product(a)",
    "max(a)",
    "all(a)",
    "sort(a)",
    "reverse(a)",
    "remove(a, 1)",
    "index of(a, 1)",
    'list contains(a, "x")',
    "x in a",
    "a instance of list<number>",
    "union(a, a)",
    "a[item = x]",
    "string(a)",
    "for y in a return y",
)
#: What has a value, or is refused as no expression, though it looks like work for an hour.
NO_WORK = (
    "10 ** 10 ** 10",
    "1.0000001 ** 9999999999999",
    "(-2) ** 99999999999999999999",
    "exp(1e10)",
    "exp(-1e10)",
    "1e6144 * 1e6144",
    "modulo(1e6144, 1e-6000)",
    "odd(1e6144)",
    "decimal(1e6144, 6000)",
    "string length(string(1e6144))",
    "string(1e-6170)",
    "[1, 2][1e6144]",
    "sublist([1, 2], 1e6144)",
    'substring("abc", 1, 1e6144)',
    "date(1e6144, 1, 1)",
    '@"P1Y" * 1e6144',
    '@"P1D" / 1e-6143',
    '@"P999999999D" + @"P999999999D"',
    'duration("P999999999999Y") * 1000',
    '@"2024-01-01" + duration("P999999999999Y")',
    '@"9999-12-31T23:59:59Z" + @"P999999999D"',
    'number("1e999999999")',
    f'number("{"1" * 9000}")',
    f'range("{"[" * 9000}")',
    f'matches("{"a" * 9000}", "(a|aa)+$")',
    f'split("{"a" * 9900}", "a")',
    "9" * 9000,
    "1e999999999",
    "if true then " * 90 + "1" + " else 2" * 90,
)


@pytest.mark.parametrize(("source", "budget"), BOMBS.items(), ids=range(len(BOMBS)))
def test_a_bomb_ends_soon_with_the_name_of_its_budget(source: str, budget: str) -> None:
    def explode(spaces: str) -> None:
        with pytest.raises(BudgetExceeded) as refusal:
            value(source + spaces)
        assert refusal.value.budget == budget

    assert soonest(explode) < SOON


@pytest.mark.parametrize("work", AGAIN)
def test_work_on_a_long_list_counts_every_time(work: str) -> None:
    def explode(spaces: str) -> None:
        again = f"for x in 1..9999 return {work}"
        with pytest.raises(BudgetExceeded):
            value(f"{{a: for i in 1..9000 return i, r: {again}}}.r{spaces}")

    assert soonest(explode) < SOON


@pytest.mark.parametrize("source", NO_WORK, ids=range(len(NO_WORK)))
def test_an_extreme_ends_soon(source: str) -> None:
    def ask(spaces: str) -> None:
        with suppress(BadExpression, BudgetExceeded):
            value(source + spaces)

    assert soonest(ask) < SOON


@pytest.mark.parametrize(
    "pattern", ["(a*)*b", "((a{1,100}){1,100}){1,100}b", "(x+x+)+y", "(a*)*\\\\1b", "(.+)\\\\1+c"]
)
def test_a_hostile_pattern_ends_soon(pattern: str) -> None:
    def search(spaces: str) -> None:
        with suppress(BudgetExceeded):
            value(f'matches("{"a" * 5000}", "{pattern}"){spaces}')

    assert soonest(search) < SOON


def soonest(action: Callable[[str], None]) -> float:
    """Return the shortest of several tries: a busy machine makes some of them slow.

    Each is given other spaces to put behind its text, so that none finds it compiled.
    """
    best = 60.0
    for spaces in range(20):
        begun = time.process_time()
        action(" " * spaces)
        best = min(best, time.process_time() - begun)
        if best < SOON:
            break
    return best
