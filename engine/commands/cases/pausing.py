"""A term stands still while somebody else has to act.

A task with the property ``pauses`` (timer ids) stops those terms of its case while it is
open, as when an applicant supplements a file. Afterwards the term is computed again with the
pause, and both are recorded.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from engine.calendars import Direction, Unit, due, instant_after, shipped
from engine.commands.cases.deadlines import steps_of
from engine.model.events import Kind
from engine.model.values import dumps, loads
from engine.store import deadlines
from engine.store.cases import DeadlineRow

if TYPE_CHECKING:
    from engine.commands.cases.case_work import CaseWork


def apply(case: "CaseWork") -> None:
    """Pause and resume what the tasks that opened and closed in this command say."""
    for timers in _named(case, [task.element for task in case.standing.tasks.values()]):
        for row in deadlines.of_timers(case.work.connection, case.case_id, timers, "open"):
            _pause(case, row)
    for timers in _named(case, [one.element for one in case.standing.closed.values()]):
        for row in deadlines.of_timers(case.work.connection, case.case_id, timers, "paused"):
            _resume(case, row)


def _named(case: "CaseWork", elements: list[str]) -> Iterator[list[str]]:
    for element in elements:
        said = case.bundle.elements[element].properties.get("pauses")
        if said:
            yield [timer.strip() for timer in said.split(",")]


def _pause(case: "CaseWork", row: DeadlineRow) -> None:
    pauses = [*_pauses(row), [case.legal_date]]
    kept = replace(row, state="paused", pauses=dumps(pauses))
    deadlines.write(case.work.connection, kept)
    _record(case, Kind.DEADLINE_PAUSED, row, {"from": case.legal_date})


def _resume(case: "CaseWork", row: DeadlineRow) -> None:
    *earlier, (begun,) = _pauses(row)
    pauses = [*((one[0], one[1]) for one in earlier), (begun, max(begun, case.legal_date))]
    found = due(
        row.starts_on,
        row.amount,
        cast("Unit", row.unit),
        cast("Direction", row.direction),
        shipped(),
        pauses,
    )
    kept = replace(
        row,
        state="open",
        pauses=dumps(pauses),
        due_on=found.due,
        due_at=instant_after(found.due),
        steps=dumps(steps_of(found)),
    )
    deadlines.write(case.work.connection, kept)
    told = {"from": begun, "to": case.legal_date, "due_on": found.due, "steps": steps_of(found)}
    _record(case, Kind.DEADLINE_RESUMED, row, told)


def _pauses(row: DeadlineRow) -> list[list[date]]:
    return cast("list[list[date]]", loads(row.pauses))


def _record(case: "CaseWork", kind: Kind, row: DeadlineRow, told: dict[str, object]) -> None:
    case.work.record(
        case.case_id,
        kind,
        {"timer": row.timer_id, **told},
        legal_date=case.legal_date,
        element=row.element,
        activity_key=row.activity_key,
    )
