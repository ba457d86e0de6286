"""Acceptance rating (TT11 Đ13): how many members say which rating."""

from collections import Counter
from decimal import Decimal

from engine.councils.ballots import Ballots, TallyOptions, overall
from engine.model.values import Value


def acceptance(ballots: Ballots, seats: int, options: TallyOptions) -> dict[str, Value]:
    """Count the ratings; a ballot without one is invalid, yet its member was present.

    The shares of the law (3/4, 1/3) are of the members present, so an invalid ballot weighs
    against excellence and against refusal alike; the decision table draws that conclusion.
    """
    said = Counter(overall(answers, options.field) for answers in ballots.values())
    ratings = {"n_xs": said["XUAT_SAC"], "n_d": said["DAT"], "n_kd": said["KHONG_DAT"]}
    valid = sum(ratings.values())
    return {
        "seats": Decimal(seats),
        "filed": Decimal(len(ballots)),
        "present": Decimal(len(ballots)),
        "valid": Decimal(valid),
        "invalid": Decimal(len(ballots) - valid),
        **{name: Decimal(number) for name, number in ratings.items()},
        "late_months": options.late_months,
    }
