"""The one time zone of the law here, and the date an instant has in it."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")


def in_vietnam(at: datetime) -> datetime:
    """Return the same instant on a Vietnamese clock."""
    return at.astimezone(VIETNAM)


def day_of(at: datetime) -> date:
    """Return the date in Vietnam at that instant."""
    return in_vietnam(at).date()
