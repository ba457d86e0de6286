"""What is no expression, or asks for too much."""

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


def test_a_list_never_holds_itself() -> None:
    assert value("for i in 1..3 return count(partial)") == [0, 1, 2]


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
