from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.councils import NoScoringRules, ScoringRules, Standing, TallyOptions, tally
from engine.councils import rank as rank_by
from engine.model.values import Value

LAW = ScoringRules(
    tolerance=Decimal("0.2"),
    relative=True,
    threshold=Decimal(70),
    bonus=Decimal("0.1"),
    zero_share=Decimal("0.25"),
)


def scored(*totals: float, **criteria: int) -> dict[str, dict[str, Value]]:
    extra: dict[str, Value] = {name: Decimal(score) for name, score in criteria.items()}
    return {f"UV{place}": {"total": Decimal(str(one)), **extra} for place, one in enumerate(totals)}


def selection(
    ballots: Mapping[str, Mapping[str, Value]],
    seats: int,
    rules: ScoringRules = LAW,
    *,
    is_proposer: bool = False,
) -> dict[str, Value]:
    return tally("selection", ballots, seats, TallyOptions(rules, is_proposer=is_proposer))


def rank(standings: Sequence[Standing]) -> dict[int, Decimal]:
    return rank_by(standings, LAW.threshold)


def test_nothing_is_scored_without_the_figures_of_the_law() -> None:
    with pytest.raises(NoScoringRules):
        tally("selection", scored(80), 9)


def test_a_province_may_set_another_tolerance_threshold_bonus_and_zero_share() -> None:
    rules = ScoringRules(Decimal("0.5"), True, Decimal(50), Decimal("0.2"), Decimal(0))

    found = selection(scored(40, 80, content=0), 2, rules, is_proposer=True)

    assert (found["valid"], found["mean"], found["final"]) == (2, 60, 72)
    assert found["zero_rule_broken"] is True


def test_the_mean_is_of_the_valid_ballots() -> None:
    found = selection(scored(80, 82, 78, 20), 9)

    assert found["mean_all"] == 65
    # 20 lies 45 points off and 80, 82, 78 within 13, save 82 and 80 which lie 17 and 15 off.
    assert (found["valid"], found["invalid"]) == (1, 3)
    assert found["mean"] == 78


def test_a_ballot_on_the_very_edge_is_valid() -> None:
    found = selection(scored(80, 120), 2)

    assert (found["mean_all"], found["valid"]) == (100, 2)


def test_a_ballot_beyond_the_edge_is_not() -> None:
    found = selection(scored(79, 121), 2)

    assert (found["valid"], found["invalid"], found["mean"]) == (0, 2, 0)


def test_a_province_may_read_the_fifth_as_points() -> None:
    ballots = scored(40, 70)

    relative = selection(ballots, 2)
    points = selection(ballots, 2, replace(LAW, relative=False))

    assert (relative["valid"], points["valid"]) == (0, 2)


@pytest.mark.parametrize(
    ("mean", "is_proposer", "final"), [(70, True, 77), (69, True, 69), (95, False, 95)]
)
def test_only_a_proposer_who_reached_seventy_earns_the_bonus(
    mean: int, *, is_proposer: bool, final: int
) -> None:
    found = selection(scored(mean), 1, is_proposer=is_proposer)

    assert (found["mean"], found["final"]) == (mean, final)


def test_a_bonus_may_lift_a_score_above_one_hundred() -> None:
    found = selection(scored(96), 1, is_proposer=True)

    assert found["final"] == Decimal("105.6")


def test_a_mean_just_under_seventy_earns_nothing() -> None:
    found = selection(scored(70, 70, 70, 70, 70, 70, 69.9), 7, is_proposer=True)

    assert found["bonus"] == 0


def test_without_a_total_the_criteria_are_added_up() -> None:
    ballots = {"CT": {"overview": Decimal(10), "content": Decimal(20)}}

    found = selection(ballots, 1)

    assert found["mean"] == 30
    assert found["means"] == {"content": 20, "overview": 10}


@pytest.mark.parametrize(("zeros", "broken"), [(2, False), (3, True)])
def test_a_criterion_scored_zero_by_more_than_a_quarter_breaks_the_rule(
    zeros: int, *, broken: bool
) -> None:
    ballots = {
        f"UV{place}": {"total": Decimal(80), "content": Decimal(0 if place < zeros else 20)}
        for place in range(8)
    }

    assert selection(ballots, 9)["zero_rule_broken"] is broken


def test_a_panel_nobody_answered_has_a_mean_of_zero() -> None:
    found = selection({}, 9)

    assert (found["mean"], found["valid"], found["zero_rule_broken"]) == (0, 0, False)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=11))
def test_valid_and_invalid_ballots_are_all_ballots(totals: list[int]) -> None:
    found = selection(scored(*totals), 11)

    assert isinstance(found["valid"], Decimal)
    assert isinstance(found["invalid"], Decimal)
    assert found["valid"] + found["invalid"] == len(totals)


@given(st.integers(0, 100), st.integers(1, 11))
def test_a_unanimous_score_is_the_mean(total: int, members: int) -> None:
    found = selection(scored(*[total] * members), members)

    assert (found["mean"], found["valid"]) == (total, members)


def standing(subject: int, final: int, **more: object) -> Standing:
    found: dict[str, Value] = {"mean": Decimal(final), "final": Decimal(final)}
    return Standing(subject, {**found, **more.pop("tally", {})}, **more)  # type: ignore[arg-type, dict-item]


def test_the_highest_final_is_first() -> None:
    assert rank([standing(1, 71), standing(2, 90), standing(3, 85)]) == {2: 1, 3: 2, 1: 3}


def test_between_equals_the_smaller_budget_is_first() -> None:
    dear, cheap = (
        standing(1, 80, budget=Decimal(900)),
        standing(2, 80, budget=Decimal(700), excellent=False),
    )

    assert rank([dear, cheap, standing(3, 80)]) == {2: 1, 1: 2, 3: 3}


def test_then_earlier_excellence_then_the_content_mean() -> None:
    def made(subject: int, content: int, *, excellent: bool) -> Standing:
        return standing(
            subject,
            80,
            budget=Decimal(700),
            excellent=excellent,
            tally={"means": {"c_content": Decimal(content), "c_plan": Decimal(12)}},
        )

    found = rank([made(1, 20, excellent=False), made(2, 21, excellent=False)])
    crowned = rank([made(1, 24, excellent=False), made(2, 12, excellent=True)])

    assert found == {2: 1, 1: 2}
    assert crowned == {2: 1, 1: 2}


def test_equals_in_everything_share_a_place() -> None:
    assert rank([standing(1, 80), standing(2, 80), standing(3, 75)]) == {1: 1, 2: 1, 3: 3}


def test_who_broke_the_zero_rule_stands_behind_all_who_can_win() -> None:
    broken = standing(1, 95, tally={"zero_rule_broken": True})

    assert rank([broken, standing(2, 71)]) == {2: 1, 1: 2}


def test_a_bonus_does_not_carry_anybody_over_the_threshold() -> None:
    lifted = Standing(1, {"mean": Decimal(69), "final": Decimal(76)})

    assert rank([lifted, standing(2, 70)]) == {2: 1, 1: 2}


def test_the_order_of_opening_does_not_matter() -> None:
    found = [standing(1, 90), standing(2, 80), standing(3, 80, budget=Decimal(1)), standing(4, 60)]

    assert {tuple(sorted(rank(order).items())) for order in permutations(found)} == {
        ((1, 1), (2, 3), (3, 2), (4, 4))
    }
