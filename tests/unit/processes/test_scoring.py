"""The ballots of a selection add up to what the circular says, and its figures are in a table."""

import json
import re
from decimal import Decimal
from typing import Any, Final

import pytest

from engine.settings import SHIPPED
from tests.unit.processes.case_walk import decide
from tests.unit.processes.test_forms_1_2 import given

#: TT20 Đ12: the maximum of each criterion, by ballot.
MAXIMA: Final = {
    "B2-3a-DG": {"overview": 12, "content": 24, "product": 16, "application": 16, "plan": 16,
                 "capacity": 16},
    "B2-3b-DGDTXH": {"overview": 12, "content": 12, "method": 12, "product": 24, "plan": 20,
                     "capacity": 20},
    "B2-3b-DGDA": {"overview": 12, "content": 12, "method": 12, "product": 24, "plan": 20,
                   "capacity": 20},
    "B2-3c-DGDA": {"overview": 8, "content": 20, "method": 12, "product": 16, "application": 12,
                   "plan": 16, "capacity": 16},
}  # fmt: skip


def criteria(ballot: str) -> list[list[dict[str, Any]]]:
    """Return what stands in each group of a ballot: its lines, then what they add up to."""
    path = next((SHIPPED / "forms").glob(f"*/{ballot}.json"))
    components = json.loads(path.read_text(encoding="utf-8"))["components"]
    return [one["components"] for one in components if one["type"] == "group"]


@pytest.mark.parametrize("ballot", MAXIMA)
def test_full_marks_give_the_maximum_of_each_criterion_and_one_hundred(ballot: str) -> None:
    lines = [line["key"] for group in criteria(ballot) for line in group[:-1]]

    found = given(ballot, dict.fromkeys(lines, "4"))

    assert found.pop("total") == 100
    assert found == {f"c_{name}": most for name, most in MAXIMA[ballot].items()}


@pytest.mark.parametrize("ballot", MAXIMA)
def test_the_weight_a_line_is_called_by_is_the_weight_it_counts_with(ballot: str) -> None:
    for *lines, total in criteria(ballot):
        counted = dict(re.findall(r"number\((s_\w+)\) \* (\d+)", total["expression"]))
        called = {line["key"]: re.findall(r"\(hệ số (\d+)\)", line["label"]) for line in lines}

        assert called == {key: [weight] for key, weight in counted.items()}
        assert all(line["properties"]["source"].startswith("U (hệ số)") for line in lines)


def test_the_figures_of_the_law_stand_in_a_table() -> None:
    assert decide("P2_quy_tac_cham", {"seats": Decimal(9)}) == {
        "tolerance": Decimal("0.2"),
        "relative": True,
        "threshold": Decimal(70),
        "bonus": Decimal("0.1"),
        "zero_share": Decimal("0.25"),
    }
