"""Damaged expressions: whatever a slip of the hand makes of a text, it is read or refused."""

import time
from contextlib import suppress

import pytest

from engine.expressions import BadExpression, BudgetExceeded
from engine.expressions import compile as compile_expression
from tests.unit.expressions.makers import NOW
from tests.unit.expressions.mutations import damaged, of_the_product

#: Seconds of the processor within which even a busy machine is done with one text.
AT_MOST = 1.0
#: Texts in which chance once found an error, and their likes.
FIXTURES = (
    "(< (< (< 1)))",
    "[1..null] = [1..null]",
    "for i in (= 3) return i",
    "5 in ]1..5[",
    '{"item": 1}[item]',
    "string(.1e-6170)",
    "1 ** 2 ** (3 ** null)",
    'matches("a", "\ud800")',
    'replace("a", "[^\\\\P{IsBasicLatin}]", "$0")',
    'matches("a", "{1,2}")',
    'matches("a", ")(")',
    '@"9999-12-31T24:00:00" + @"P1D"',
    'date(-999999999, 1, 1) - @"P1D"',
    "is()",
    "not(" * 98,
)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_expression_is_read_or_refused(seed: int) -> None:
    texts = of_the_product()

    for source in (*FIXTURES, *damaged(texts, 800, seed)):
        begun = time.process_time()
        attempt(source)

        assert time.process_time() - begun < AT_MOST, source


def attempt(source: str) -> None:
    seen = {"a": [1, {"a": "x", "item": None}], "x": 3, "item": {"item": 1}, "b": True}
    with suppress(BadExpression, BudgetExceeded):
        compile_expression(source).result(seen, now=NOW)
    with suppress(BadExpression, BudgetExceeded):
        compile_expression(source, kind="unary").test(1, seen, now=NOW)
