"""Counting verdicts: proposals (TT06 Đ12) and other conclusions by vote."""

from collections import Counter
from decimal import Decimal

from engine.councils.ballots import FOR, Ballots, TallyOptions, overall, verdicts
from engine.model.values import Value


def count(ballots: Ballots, seats: int, options: TallyOptions) -> dict[str, Value]:
    """Count ballots and those in favour.

    A ballot without a conclusion of its own is in favour when every criterion is; one that
    says nothing at all is invalid. How many make a majority is a decision table's business.
    """
    counts: dict[str, Counter[str]] = {}
    valid = passes = 0
    for answers in ballots.values():
        said = verdicts(answers)
        conclusion = overall(answers, options.field)
        if conclusion is not None:
            said = {options.field or "overall": conclusion, **said}
        valid += bool(said)
        passes += conclusion in FOR if conclusion else bool(said) and set(said.values()) <= FOR
        for key, code in said.items():
            counts.setdefault(key, Counter())[code] += 1
    return {
        "seats": Decimal(seats),
        "present": Decimal(len(ballots)),
        "filed": Decimal(len(ballots)),
        "valid": Decimal(valid),
        "passes": Decimal(passes),
        "counts": {
            key: {code: Decimal(number) for code, number in sorted(found.items())}
            for key, found in sorted(counts.items())
        },
    }
