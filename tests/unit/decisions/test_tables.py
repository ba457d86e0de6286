"""Decision tables: which rules fire, and what follows."""

from decimal import Decimal

import pytest

from engine.decisions import BadModel, Outcome
from engine.model.values import Value
from tests.unit.decisions.makers import decide, decision, given, read, table

GRADES = {">= 90": '"A"', ">= 70": '"B"', "-": '"C"'}
ORDER = '"A", "B", "C"'


def outcome(policy: str, x: "Value | int", rules: dict[str, str], **extra: str) -> Outcome:
    parts = given("x"), decision("d", table(policy, rules, **extra), "x")
    return decide("d", *parts, x=x)


def test_the_first_rule_that_matches_decides() -> None:
    assert outcome("FIRST", 75, GRADES) == Outcome("B", ("r2",))


def test_a_unique_table_gives_its_only_rule() -> None:
    assert outcome("UNIQUE", 3, {"< 5": "1", ">= 5": "2"}) == Outcome(Decimal(1), ("r1",))


def test_a_unique_table_with_two_rules_that_match_decides_nothing_and_says_so() -> None:
    found = outcome("UNIQUE", 3, {"< 5": "1", "< 9": "2"})

    assert found == Outcome(None, ("r1", "r2"), ("unique-violated",))


def test_rules_of_an_any_table_must_agree() -> None:
    assert outcome("ANY", 3, {"< 5": "1", "< 9": "1"}) == Outcome(Decimal(1), ("r1", "r2"))
    assert outcome("ANY", 3, {"< 5": "1", "< 9": "2"}).warnings == ("any-violated",)


def test_the_most_important_output_wins() -> None:
    assert outcome("PRIORITY", 95, GRADES, values='"C", "B", "A"') == Outcome("C", ("r3",))
    assert outcome("OUTPUT ORDER", 95, GRADES, values=ORDER).value == ["A", "B", "C"]
    assert outcome("OUTPUT ORDER", 95, GRADES, values='"C", "B", "A"').rules == ("r3", "r2", "r1")


def test_every_rule_that_matches_is_listed_in_rule_order() -> None:
    assert outcome("RULE ORDER", 75, GRADES) == Outcome(["B", "C"], ("r2", "r3"))
    assert outcome("COLLECT", 75, GRADES) == Outcome(["B", "C"], ("r2", "r3"))


@pytest.mark.parametrize(
    ("aggregation", "expected"), [("SUM", 30), ("MIN", 10), ("MAX", 20), ("COUNT", 2)]
)
def test_what_is_collected_can_be_aggregated(aggregation: str, expected: int) -> None:
    rules = {"< 5": "10", "< 9": "20", "> 9": "40"}

    found = outcome("COLLECT", 3, rules, more=f'aggregation="{aggregation}"')

    assert found == Outcome(Decimal(expected), ("r1", "r2"))


def test_a_count_of_nothing_is_zero_and_any_other_nothing_is_null() -> None:
    rules = {"> 9": "1"}

    assert outcome("COLLECT", 3, rules, more='aggregation="COUNT"').value == Decimal(0)
    assert outcome("COLLECT", 3, rules, more='aggregation="SUM"').value is None
    assert outcome("UNIQUE", 3, rules) == Outcome(None, ())


def test_without_a_rule_that_matches_the_default_holds() -> None:
    assert outcome("UNIQUE", 3, {"> 9": "1"}, default='"none"') == Outcome("none", ())


def test_several_outputs_make_a_context() -> None:
    boxed = """<decisionTable>
      <input><inputExpression><text>x</text></inputExpression></input>
      <output name="đạt"/><output name="lý do"/>
      <rule><inputEntry><text>> 3/4</text></inputEntry>
        <outputEntry><text>true</text></outputEntry><outputEntry/></rule>
    </decisionTable>"""

    found = decide("d", given("x"), decision("d", boxed, "x"), x=Decimal("0.8"))

    assert found == Outcome({"đạt": True, "lý do": None}, ("d-1",))


def test_an_input_that_is_not_allowed_decides_nothing() -> None:
    boxed = table("FIRST", {"-": "1"}).replace(
        "</input>", '<inputValues><text>"a", "b"</text></inputValues></input>'
    )
    parts = given("x"), decision("d", boxed, "x")

    assert decide("d", *parts, x="a").value == Decimal(1)
    assert decide("d", *parts, x="z") == Outcome(None, (), ("input-not-allowed",))


def test_an_output_that_is_not_allowed_is_null() -> None:
    found = outcome("FIRST", 1, {"-": '"Z"'}, values=ORDER)

    assert found == Outcome(None, ("r1",), ("output-not-allowed",))


def test_a_rule_with_too_few_cells_is_refused() -> None:
    boxed = table("FIRST", {"-": "1"}).replace("<inputEntry><text>-</text></inputEntry>", "")

    with pytest.raises(BadModel):
        read(given("x"), decision("d", boxed, "x"))


def test_an_unknown_hit_policy_is_refused() -> None:
    with pytest.raises(BadModel):
        read(given("x"), decision("d", table("LAST", {"-": "1"}), "x"))
