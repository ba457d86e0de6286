"""Names: Vietnamese, of several words, from outside, and unknown."""

import unicodedata
from decimal import Decimal

import pytest

from engine.expressions import NotAValue
from engine.expressions import compile as compile_expression
from tests.unit.expressions.makers import NOW, value, value_in


def test_a_vietnamese_condition_reads_its_variables() -> None:
    condition = "điểm_trung_bình >= 70 and số_phiếu_đạt / số_phiếu > 3/4"

    assert value(
        condition, điểm_trung_bình=Decimal(70), số_phiếu_đạt=Decimal(7), số_phiếu=Decimal(9)
    )
    assert not value(
        condition, điểm_trung_bình=Decimal(70), số_phiếu_đạt=Decimal(6), số_phiếu=Decimal(8)
    )


def test_a_name_is_found_however_its_accents_are_typed() -> None:
    decomposed = unicodedata.normalize("NFD", "điểm")

    assert value(f"{decomposed} + 1", điểm=Decimal(1)) == Decimal(2)


def test_a_name_of_several_words_is_read_where_it_is_declared() -> None:
    assert value_in("Monthly Salary * 12", {"Monthly Salary": Decimal(2)}) == Decimal(24)
    assert value_in("a-b", {"a-b": Decimal(5), "a": Decimal(1), "b": Decimal(1)}) == Decimal(5)
    assert value("a-b", a=Decimal(3), b=Decimal(1)) == Decimal(2)


def test_the_longest_declared_name_wins() -> None:
    context = {"tổng điểm": Decimal(1), "tổng điểm thưởng": Decimal(2)}

    assert value_in("tổng điểm thưởng", context) == Decimal(2)


def test_a_name_that_is_not_given_is_null() -> None:
    assert value("missing = null") is True


def test_a_variable_may_hide_a_function() -> None:
    assert value("count + 1", count=Decimal(1)) == Decimal(2)


def test_an_expression_says_which_names_must_come_from_outside() -> None:
    expression = compile_expression(
        "sum(for x in xs return x * rate) + {a: 1, b: a}.b + rows[y > z]"
    )

    assert expression.names == {"xs", "rate", "rows"}
    assert expression.possible_names == {"y", "z"}
    assert compile_expression("x in (? > y)").names == {"x", "y"}


def test_whole_numbers_of_python_are_numbers_too() -> None:
    assert compile_expression("n / 2").evaluate({"n": 3}, now=NOW) == Decimal("1.5")


@pytest.mark.parametrize("source", ["[1..2]", "sum", "[function(x) x]", '{a: @"99999-01-01"}'])
def test_what_no_process_can_hold_is_refused_where_a_value_is_wanted(source: str) -> None:
    with pytest.raises(NotAValue):
        compile_expression(source).evaluate({}, now=NOW)
