"""Which days count, and on which day a term ends.

Pure: a calendar is two sets of dates handed in by the caller, and no function reads a
clock. Every answer carries the arithmetic it was reached by, so that an officer, an
applicant and a court can follow it day by day.
"""

from engine.calendars.deadlines import Deadline, Direction, Step, Unit, due, instant_after
from engine.calendars.errors import BadCalendar, BadTerm
from engine.calendars.shipped import for_years, shipped
from engine.calendars.working_days import Calendar, working_days_between

__all__ = [
    "BadCalendar",
    "BadTerm",
    "Calendar",
    "Deadline",
    "Direction",
    "Step",
    "Unit",
    "due",
    "for_years",
    "instant_after",
    "shipped",
    "working_days_between",
]
