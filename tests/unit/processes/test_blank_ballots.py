"""A ballot says nothing before its member does."""

import pytest

from engine.forms import Field, fields, fill, prefill
from tests.unit.processes.test_forms_3_5 import NOW, form, judged_context


@pytest.mark.parametrize(
    ("identity", "verdict"),
    [("C1-PDG", "overall"), ("C1-TVHD", "overall"), ("TT11-M7", "overall"),
     ("TT11-M7", "rule_rating")],
)  # fmt: skip
def test_a_blank_ballot_shows_no_verdict(identity: str, verdict: str) -> None:
    blank = form(identity)
    (part,) = [one for one in fields(blank) if isinstance(one, Field) and one.name == verdict]

    filled = fill(blank, prefill(blank, judged_context(), NOW), judged_context(), NOW)

    assert filled.sheet.value(part) is None
