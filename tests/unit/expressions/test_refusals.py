"""What is no expression, or asks for too much."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.expressions import BadExpression, BudgetExceeded
from engine.expressions import compile as compile_expression
from tests.unit.expressions.makers import NOW, value


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("", 1, 1),
        ("1 +", 1, 4),
        ("(1", 1, 3),
        ("1 2", 1, 3),
        ("a\n  = ,", 2, 5),
        ('"open', 1, 1),
        ("1 /* open", 1, 3),
        ("# 1", 1, 1),
        ("if true then 1", 1, 15),
        ("for in x return 1", 1, 5),
        ("{a 1}", 1, 2),
        ("f(a: 1, 2)", 1, 9),
        ("[1..2", 1, 6),
        ("@5", 1, 2),
        ("1e99999", 1, 1),
    ],
)
def test_a_text_that_is_no_expression_is_refused_with_its_place(
    source: str, line: int, column: int
) -> None:
    with pytest.raises(BadExpression) as refusal:
        compile_expression(source)

    assert (refusal.value.line, refusal.value.column) == (line, column)


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
}


@pytest.mark.parametrize(("source", "budget"), BOMBS.items(), ids=range(len(BOMBS)))
def test_a_bomb_ends_with_the_name_of_its_budget(source: str, budget: str) -> None:
    begun = time.process_time()

    with pytest.raises(BudgetExceeded) as refusal:
        value(source)

    assert refusal.value.budget == budget
    # 50 ms are promised; a busy machine may take its time to count them.
    assert time.process_time() - begun < 1


def test_a_list_never_holds_itself() -> None:
    assert value("for i in 1..3 return count(partial)") == [0, 1, 2]


@pytest.mark.parametrize("pattern", ["(a*)*b", "((a{1,100}){1,100}){1,100}b", "(x+x+)+y"])
def test_a_hostile_pattern_ends_at_once(pattern: str) -> None:
    begun = time.process_time()

    value(f'matches("{"a" * 5000}", "{pattern}")')

    assert time.process_time() - begun < 1


SYMBOLS = st.sampled_from(
    (
        *"()[]{}.,:+-*/<>=@?\"' \n1a",
        *(" ** ", " .. ", " <= ", " != ", "->", "//", "/*", "*/", "\\u00", "0.5", '"x"'),
        *(" if ", " then ", " else ", " for ", " in ", " return ", " some ", " satisfies "),
        *(" between ", " and ", " or ", " instance of ", " function ", " external ", " null "),
        *(
            " not(",
            "sum(",
            "date(",
            'matches("a", ',
            " item ",
            " partial[-1] ",
            '@"P1D"',
            "ặ",
            "🐎",
        ),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SYMBOLS, max_size=40).map("".join) | st.text(max_size=60))
def test_any_text_is_an_expression_or_is_refused(source: str) -> None:
    for kind in ("expression", "unary"):
        try:
            expression = compile_expression(source, kind=kind)
            expression.result({"a": [1, {"a": "x"}]}, now=NOW)
        except (BadExpression, BudgetExceeded):
            continue


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_a_text_written_as_a_literal_is_itself(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')

    if text.isprintable():
        assert value(f'"{escaped}"') == text
        assert value("t", t=text) == text


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_a_number_survives_being_written_and_read(number: object) -> None:
    assert value(f"number(string({number:f}))") == number
