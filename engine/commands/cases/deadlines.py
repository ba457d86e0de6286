"""Legal terms of a case: computed once, recorded with their arithmetic."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from engine.calendars import Deadline, Direction, Unit, due, instant_after, shipped
from engine.commands.errors import OperationRefused
from engine.model.events import Kind
from engine.model.steps import OpenedDeadline, OpenedTask
from engine.model.values import Value, dumps
from engine.projections.steps import Due

if TYPE_CHECKING:
    from engine.commands.cases.case_work import CaseWork

_PREFIX = "deadline."


@dataclass(frozen=True)
class Terms:
    """The terms of one held case."""

    case: "CaseWork"

    def of_task(self, task: OpenedTask) -> Due | None:
        """Return until when a task is due; ``None`` where the rules set no term."""
        if task.deadline_amount is None:
            return None
        return self._set(task)

    def of_wait(self, wait: OpenedDeadline) -> Due:
        """Return when a deadline that fires has ended."""
        return self._set(wait)

    def _set(self, opened: OpenedTask | OpenedDeadline) -> Due:
        amount, starts_on = opened.deadline_amount, self._start(opened)
        if not isinstance(amount, Decimal) or amount != int(amount):
            raise OperationRefused(opened.element, "its deadline is not a whole number")
        unit = cast("Unit", opened.properties.get(f"{_PREFIX}unit", "d"))
        direction = cast("Direction", opened.properties.get(f"{_PREFIX}direction", "forward"))
        found = due(starts_on, int(amount), unit, direction, shipped())
        self._record(opened, starts_on, found)
        return Due(
            starts_on,
            int(amount),
            unit,
            direction,
            found.due,
            instant_after(found.due),
            dumps(steps_of(found)),
        )

    def _start(self, opened: OpenedTask | OpenedDeadline) -> date:
        start = opened.deadline_from
        if isinstance(start, datetime):
            return start.date()
        if isinstance(start, date):
            return start
        if opened.properties.get(f"{_PREFIX}from"):
            raise OperationRefused(opened.element, "its deadline starts at a date not yet known")
        return self.case.legal_date

    def _record(
        self, opened: OpenedTask | OpenedDeadline, starts_on: date, found: Deadline
    ) -> None:
        self.case.work.record(
            self.case.case_id,
            Kind.DEADLINE_SET,
            {
                "timer": opened.properties.get(f"{_PREFIX}id"),
                "amount": opened.deadline_amount,
                "unit": opened.properties.get(f"{_PREFIX}unit", "d"),
                "starts_on": starts_on,
                "due_on": found.due,
                "steps": steps_of(found),
            },
            legal_date=self.case.legal_date,
            element=opened.element,
            activity_key=opened.key,
        )


def steps_of(found: Deadline) -> list[Value]:
    """Return the arithmetic of a deadline as plain values."""
    return [cast("Value", asdict(step)) for step in found.steps]
