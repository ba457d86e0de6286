"""Who has filed: the facts a decision table judges before a panel may be closed."""

from collections.abc import Iterable
from decimal import Decimal

from engine.councils.seats import role_of
from engine.model.values import Value


def close_facts(items: Iterable[tuple[str, bool]]) -> dict[str, Value]:
    """Return what the ``close`` decision is asked about, from (seat code, filed) per item.

    A seat counts as filed only when each of its items is: somebody who judged two of three
    proposals has not finished. The vice chair stands in for the chair.
    """
    done: dict[str, bool] = {}
    for code, filed in items:
        done[code] = filed and done.get(code, True)
    present = sorted(code for code, filed in done.items() if filed)
    roles = {code: role_of(code) for code in done}
    reviewers = [code for code, role in roles.items() if role == "council_reviewer"]
    heads = {"council_chair", "council_vice"}
    return {
        "seats": Decimal(len(done)),
        "filed": Decimal(len(present)),
        "present_codes": present,
        "chair_filed": any(roles[code] in heads for code in present),
        "reviewers": Decimal(len(reviewers)),
        "reviewers_filed": Decimal(sum(done[code] for code in reviewers)),
        "secretary_filed": any(roles[code] == "council_sci_sec" for code in present),
    }
