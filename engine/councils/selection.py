"""Selection scoring (TT20 Đ11, Đ12)."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Final

from engine.councils.ballots import TOTAL, Ballots, ScoringRules, TallyOptions, leaves
from engine.councils.errors import NoScoringRules
from engine.model.values import Value

#: Finer than any two means of a council can lie apart without being equal.
_STEP: Final = Decimal("0.000001")
_POINTS: Final = 100


def selection(ballots: Ballots, seats: int, options: TallyOptions) -> dict[str, Value]:
    """Mean the valid ballots, add the proposer's bonus, and look for the zero rule.

    A ballot is invalid when it lies further from the mean of all ballots than the tolerance;
    comparisons are made in exact fractions, so a ballot on the very edge is always valid.
    """
    rules = options.scoring
    if rules is None:
        raise NoScoringRules
    scores = {seat: _scores(answers, options.field) for seat, answers in ballots.items()}
    totals = {seat: total for seat, (total, _) in scores.items() if total is not None}
    valid = _valid(totals, rules)
    mean = _mean([totals[seat] for seat in valid])
    earns = options.is_proposer and mean >= Fraction(rules.threshold)
    final = mean * (1 + Fraction(rules.bonus)) if earns else mean
    criteria = [found for _, found in scores.values()]
    return {
        "seats": Decimal(seats),
        "filed": Decimal(len(ballots)),
        "present": Decimal(len(ballots)),
        "valid": Decimal(len(valid)),
        "invalid": Decimal(len(ballots) - len(valid)),
        "mean_all": _decimal(_mean(list(totals.values()))),
        "mean": _decimal(mean),
        "bonus": _decimal(final - mean),
        "final": _decimal(final),
        "is_proposer": options.is_proposer,
        "zero_rule_broken": _breaks_zero_rule(criteria, rules.zero_share * len(ballots)),
        "means": {
            name: _decimal(_mean([scores[seat][1].get(name, Fraction()) for seat in valid]))
            for name in sorted({name for found in criteria for name in found})
        },
        "rank": None,
    }


def _scores(
    answers: Mapping[str, Value], field: str | None
) -> tuple[Fraction | None, dict[str, Fraction]]:
    numbers = {
        key: Fraction(value)
        for key, value in leaves(answers)
        if isinstance(value, Decimal) and value.is_finite()
    }
    total = next((name for name in ((field,) if field else TOTAL) if name in numbers), None)
    criteria = {name: score for name, score in numbers.items() if name != total}
    if total is not None:
        return numbers[total], criteria
    return (sum(criteria.values(), Fraction()) if criteria else None), criteria


def _valid(totals: Mapping[str, Fraction], rules: ScoringRules) -> list[str]:
    mean = _mean(list(totals.values()))
    allowed = Fraction(rules.tolerance) * (mean if rules.relative else _POINTS)
    return [seat for seat, total in totals.items() if abs(total - mean) <= allowed]


def _breaks_zero_rule(criteria: Sequence[Mapping[str, Fraction]], most: Decimal) -> bool:
    names = {name for found in criteria for name in found}
    return any(sum(found.get(name) == 0 for found in criteria) > most for name in names)


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction()) / len(numbers) if numbers else Fraction()


def _decimal(number: Fraction) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(_STEP, ROUND_HALF_EVEN).normalize() + 0
