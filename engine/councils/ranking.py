"""The order of several applications (TT20 Đ11 k7, k8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.model.values import Value


@dataclass(frozen=True)
class Standing:
    """One application with its tally and with what decides between equals."""

    subject_id: int
    tally: Mapping[str, Value]
    #: What it asks of the state budget, đồng; unknown counts as the highest request.
    budget: Decimal | None = None
    #: The host or the PI had a national mission rated excellent in the last five years.
    excellent: bool = False
    #: The criteria of content and plan, by their names in the tally's means.
    content: tuple[str, ...] = ("c_content", "c_plan")


def rank(standings: Sequence[Standing], threshold: Decimal) -> dict[int, Decimal]:
    """Give each application its place; equals in everything share one.

    Those that cannot win (mean under the threshold, or the zero rule broken) stand behind
    all that can, so the first place is the winner's wherever there is a winner. Equal finals
    are parted by the smaller budget, then by earlier excellence, then by the content mean.
    """
    ordered = sorted(standings, key=lambda one: _order(one, threshold))
    places: dict[int, Decimal] = {}
    last: tuple[object, ...] | None = None
    for position, one in enumerate(ordered, start=1):
        key = _order(one, threshold)
        places[one.subject_id] = (
            places[ordered[position - 2].subject_id] if key == last else Decimal(position)
        )
        last = key
    return places


def _order(one: Standing, threshold: Decimal) -> tuple[bool, Decimal, bool, Decimal, bool, Decimal]:
    able = _number(one.tally.get("mean")) >= threshold and not one.tally.get("zero_rule_broken")
    means = one.tally.get("means")
    found = means if isinstance(means, Mapping) else {}
    return (
        not able,
        -_number(one.tally.get("final")),
        one.budget is None,
        one.budget if one.budget is not None else Decimal(),
        not one.excellent,
        -sum((_number(found.get(name)) for name in one.content), Decimal()),
    )


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal()
