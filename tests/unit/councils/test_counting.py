from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.councils import TallyOptions, UnknownTally, tally

DAT = {"crit_urgency": "DAT", "crit_nodup": "DAT"}
KHONG_DAT = {"crit_urgency": "DAT", "crit_nodup": "KHONG_DAT"}


def test_a_ballot_is_in_favour_only_when_every_criterion_is() -> None:
    found = tally("count", {"CT": DAT, "PB1": KHONG_DAT, "UV1": DAT}, 9)

    assert found["passes"] == 2
    assert found["counts"] == {
        "crit_nodup": {"DAT": 2, "KHONG_DAT": 1},
        "crit_urgency": {"DAT": 3},
    }


def test_a_conclusion_of_its_own_outweighs_the_criteria() -> None:
    found = tally("count", {"CT": {**DAT, "overall": "KHONG_THUC_HIEN"}}, 1)

    assert found["passes"] == 0
    assert found["valid"] == 1


def test_criteria_inside_a_group_count_like_others() -> None:
    found = tally("count", {"CT": {"criteria": KHONG_DAT}, "UV1": {"criteria": DAT}}, 2)

    assert found["passes"] == 1


def test_a_ballot_that_says_nothing_is_filed_but_not_valid() -> None:
    found = tally("count", {"CT": {"note": "không ý kiến"}, "UV1": DAT}, 7)

    assert (found["filed"], found["valid"], found["passes"]) == (2, 1, 1)


def test_a_panel_may_name_the_field_of_its_verdict() -> None:
    ballots = {"CT": {**KHONG_DAT, "biểu_quyết": "DONG_Y"}}

    found = tally("count", ballots, 1, TallyOptions(field="biểu_quyết"))

    assert found["passes"] == 1


def test_yes_and_no_are_verdicts_too() -> None:
    ballots = {"CT": {"overall": True}, "UV": {"overall": False}}

    assert tally("count", ballots, 2)["passes"] == 1


def test_nobody_filed_is_nobody_in_favour() -> None:
    found = tally("count", {}, 9)

    assert (found["seats"], found["present"], found["passes"]) == (9, 0, 0)


def test_reviews_are_counted_not_added_up() -> None:
    assert tally("none", {"PB1": {"remark": "tốt"}}, 2) == {"seats": 2, "filed": 1}


def test_an_unknown_tally_is_refused() -> None:
    with pytest.raises(UnknownTally) as refusal:
        tally("mean", {}, 9)

    assert refusal.value.kind == "mean"


def test_acceptance_counts_each_rating() -> None:
    said = ["XUAT_SAC", "XUAT_SAC", "DAT", "KHONG_DAT", None]
    ballots = {f"UV{place}": {"overall": rating} for place, rating in enumerate(said)}

    found = tally("acceptance", ballots, 9, TallyOptions(late_months=Decimal(2)))

    assert (found["n_xs"], found["n_d"], found["n_kd"]) == (2, 1, 1)
    assert (found["present"], found["valid"], found["invalid"]) == (5, 4, 1)
    assert found["late_months"] == 2


@given(st.lists(st.sampled_from(["XUAT_SAC", "DAT", "KHONG_DAT"]), max_size=11))
def test_every_acceptance_ballot_is_counted_once(said: list[str]) -> None:
    ballots = {f"UV{place}": {"xếp_loại": rating} for place, rating in enumerate(said)}

    found = tally("acceptance", ballots, 11)

    numbers = [found["n_xs"], found["n_d"], found["n_kd"]]
    assert numbers == [said.count(code) for code in ("XUAT_SAC", "DAT", "KHONG_DAT")]


@given(st.lists(st.booleans(), min_size=1, max_size=11))
def test_passes_never_exceed_the_valid_ballots(said: list[bool]) -> None:
    ballots = {f"UV{place}": DAT if yes else KHONG_DAT for place, yes in enumerate(said)}

    found = tally("count", ballots, 11)

    assert isinstance(found["passes"], Decimal)
    assert Fraction(found["passes"]) == sum(said)
    assert found["valid"] == len(said)
