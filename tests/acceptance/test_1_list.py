"""Step 1: what becomes of proposals and of the list they are proposed for."""

from collections.abc import Callable
from datetime import date

from tests.acceptance.province import Province
from tests.acceptance.step_1 import (
    LAGOON,
    PROPOSALS,
    RICE,
    SONGS,
    call_for_proposals,
    meet,
    propose,
    propose_three,
)

After = Callable[[str], Province]


def test_two_of_three_proposals_become_missions(after: After) -> None:
    province = after("listed")

    assert province.endings_of("P1") == ["approved"]
    assert [province.case(province.named[title]).case.ending for title in (RICE, LAGOON)] == [
        "chosen",
        "chosen",
    ]
    assert province.case(province.named[SONGS]).case.ending == "not-chosen"
    assert {title: province.mission(title).status for title in (RICE, LAGOON)} == {
        RICE: "LISTED",
        LAGOON: "LISTED",
    }
    assert province.open() == ()


def test_a_list_no_proposal_passed_for_ends_without_missions(after: After) -> None:
    province = after("settled")
    propose_three(province)

    meet(province, failing=list(PROPOSALS))

    assert province.endings_of("P1") == ["not-chosen"]
    assert province.endings_of("P1_de_xuat") == ["not-chosen"] * 3
    assert province.open() == ()


def test_a_call_without_a_valid_proposal_needs_no_council(after: After) -> None:
    province = after("settled")
    call = call_for_proposals(province)
    province.do("P1_03", case=propose(province, call, RICE), result="NGOAI_PHAM_VI")
    lagoon = propose(province, call, LAGOON)
    province.do("P1_03", case=lagoon, result="BO_SUNG")
    province.do("P1_02_bo_sung", choice="RUT")
    province.start("vien1", "P1_de_xuat", on=call)

    province.go_to(date(2024, 2, 21))
    province.do("P1_05")

    assert province.endings_of("P1_de_xuat") == ["out-of-scope", "withdrawn", "late"]
    assert province.endings_of("P1") == ["no-valid-proposal"]
    assert province.open() == ()
