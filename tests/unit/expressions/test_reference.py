"""The page that explains the language."""

import re
from pathlib import Path

from engine.expressions import run
from engine.expressions.builtins.catalogue import BUILTINS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "expressions.md"


def test_the_page_names_every_function_and_no_other() -> None:
    chapters = PAGE.read_text("utf-8").partition("## Functions")[2].partition("##")[0]

    assert set(re.findall(r"`([^`]+)`", chapters)) == BUILTINS.keys()


def test_the_page_names_every_budget() -> None:
    budgets = PAGE.read_text("utf-8").partition("## Budgets")[2].partition("##")[0]

    for most in (run.SOURCE, run.NESTING, run.DEPTH, run.NESTED, run.STEPS, run.STRING, run.LIST):
        assert f"{most:,}" in budgets
