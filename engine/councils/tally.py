"""From sealed ballots to the aggregate a process may see."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from engine.councils.acceptance import acceptance
from engine.councils.ballots import Ballots, TallyOptions
from engine.councils.counting import count
from engine.councils.errors import UnknownTally
from engine.councils.selection import selection
from engine.model.values import Value

__all__ = ["TallyOptions", "tally"]


def _none(ballots: Ballots, seats: int, _: TallyOptions) -> dict[str, Value]:
    """Count only who filed: reviews are read, not added up."""
    return {"seats": Decimal(seats), "filed": Decimal(len(ballots))}


_KINDS: Final[Mapping[str, Callable[[Ballots, int, TallyOptions], dict[str, Value]]]] = (
    MappingProxyType(
        {"acceptance": acceptance, "count": count, "none": _none, "selection": selection}
    )
)


def tally(
    kind: str, ballots: Ballots, seats: int, options: TallyOptions | None = None
) -> dict[str, Value]:
    """Add up ``ballots`` (answers by seat code) of one subject in a council of ``seats``.

    The result holds no ballot: only numbers of them and means, because it enters the
    process, its history and the papers everybody may read.
    """
    try:
        add_up = _KINDS[kind]
    except KeyError:
        raise UnknownTally(kind) from None
    return add_up(ballots, seats, options or TallyOptions())
