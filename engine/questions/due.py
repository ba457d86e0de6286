"""How much time is left."""

from datetime import date

from engine.calendars import shipped, working_days_between


def days_left(due_on: date | None, today: date) -> int | None:
    """Return the working days until a deadline, negative when it has passed."""
    return None if due_on is None else working_days_between(today, due_on, shipped())
