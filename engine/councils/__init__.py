"""Seats, conflicts of interest and what a council's papers add up to.

Everything here is arithmetic over ballots that were already filed: nothing is read, and
the thresholds of the law that a province may change stand in decision tables, not here.
"""

from engine.councils.ballots import ScoringRules
from engine.councils.closing import close_facts
from engine.councils.conflicts import Interest, Sitter, conflicts
from engine.councils.errors import NoScoringRules, UnknownSeat, UnknownTally
from engine.councils.ranking import Standing, rank
from engine.councils.seats import Seat, plan_seats, role_of
from engine.councils.tally import TallyOptions, tally

__all__ = [
    "Interest", "NoScoringRules", "ScoringRules", "Seat", "Sitter", "Standing", "TallyOptions",
    "UnknownSeat", "UnknownTally", "close_facts", "conflicts", "plan_seats", "rank", "role_of",
    "tally",
]  # fmt: skip
