"""Cells of decision tables."""

from datetime import date
from decimal import Decimal

import pytest

from engine.model.values import Value
from tests.unit.expressions.makers import passes

FIVE = Decimal(5)


@pytest.mark.parametrize(
    ("tests", "candidate", "expected"),
    [
        ("-", None, True),
        ("", FIVE, True),
        ("5", FIVE, True),
        ("5", "5", False),
        ("5", None, False),
        ("null", None, True),
        ("< 6", FIVE, True),
        ("< 6", None, False),
        ("< 6", "x", False),
        ("!= 6", FIVE, True),
        ("[1..5]", FIVE, True),
        ("[1..5)", FIVE, False),
        (">= 1, <= 3", FIVE, True),
        ("1, 2, 5", FIVE, True),
        ("not(1, 2)", FIVE, True),
        ("not(5)", FIVE, False),
        ("not([1..9])", FIVE, False),
        ("not(> 6)", None, False),
        ("[1, 5]", FIVE, True),
        ("2 + 3", FIVE, True),
        ("? > 4 and ? < 6", FIVE, True),
        ("odd(?)", FIVE, True),
        ("not(odd(?))", FIVE, False),
        ('"a", "b"', "b", True),
        ('starts with(?, "a")', "abc", True),
        ('not(contains(?, "x")) and ? != "y"', "abc", True),
        ("true", True, True),
        ("false", True, False),
        ('> @"2024-01-01"', date(2024, 2, 1), True),
    ],
)
def test_a_cell_matches(tests: str, candidate: Value, *, expected: bool) -> None:
    assert passes(tests, candidate) is expected


def test_a_cell_may_look_at_other_names() -> None:
    assert passes("> limit", FIVE, limit=Decimal(4))
    assert passes("limit", FIVE, limit=FIVE)
    assert passes("limit > 3", "anything", limit=Decimal(4))
    assert not passes("limit > 3", "anything", limit=Decimal(2))
