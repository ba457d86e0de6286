"""One ballot as answers of a form, and how a tally reads them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from engine.model.values import Value

#: The answers of each ballot by the code of its seat.
Ballots: TypeAlias = Mapping[str, Mapping[str, Value]]

#: Codes by which a ballot speaks for or against; other codes are no verdict.
FOR: Final = frozenset({"DAT", "XUAT_SAC", "THUC_HIEN", "DONG_Y", "PHE_DUYET", "HOP_LE"})
AGAINST: Final = frozenset(
    {"KHONG_DAT", "KHONG_THUC_HIEN", "KHONG_DONG_Y", "KHONG_PHE_DUYET", "KHONG_HOP_LE"}
)
#: Where a ballot says what it comes to, if it says so itself.
OVERALL: Final = ("overall", "kết_luận", "xếp_loại", "xếp_loại_phiếu")
TOTAL: Final = ("total", "s_total", "tổng_điểm")


@dataclass(frozen=True)
class ScoringRules:
    """The figures of the law by which applications are scored; a decision table tells them."""

    #: How far a ballot may lie from the mean of all and still be valid.
    tolerance: Decimal
    #: True: a share of the mean. False: ``tolerance`` times one hundred points.
    relative: bool
    #: The mean from which an application may win, and from which a proposer earns the bonus.
    threshold: Decimal
    #: The share of its own mean that is added where the host proposed the mission.
    bonus: Decimal
    #: A criterion scored zero by a larger share of those present rules an application out.
    zero_share: Decimal


@dataclass(frozen=True)
class TallyOptions:
    """By which figures ballots are counted, and what only the case knows."""

    #: Needed by the tally of a selection.
    scoring: ScoringRules | None = None
    is_proposer: bool = False
    #: Whole months by which the acceptance dossier came too late.
    late_months: Decimal = Decimal(0)
    #: The field that holds a ballot's verdict or total; ``None``: one of the usual names.
    field: str | None = None


def leaves(answers: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield each single answer with its key; a group is its fields, a table is passed over."""
    for key, value in answers.items():
        if isinstance(value, Mapping):
            yield from leaves(value)
        elif isinstance(value, str) or not isinstance(value, Sequence):
            yield key, value


def overall(answers: Mapping[str, Value], field: str | None) -> str | None:
    """Return the verdict a ballot states about itself, or ``None``."""
    found = dict(leaves(answers))
    for name in (field,) if field else OVERALL:
        value = found.get(name)
        if isinstance(value, bool):
            return "DAT" if value else "KHONG_DAT"
        if isinstance(value, str):
            return value
    return None


def verdicts(answers: Mapping[str, Value]) -> dict[str, str]:
    """Return the fields by which a ballot speaks for or against."""
    return {
        key: value
        for key, value in leaves(answers)
        if isinstance(value, str) and value in FOR | AGAINST
    }
