"""A panel opens: an item for every seat and subject."""

from collections.abc import Iterator

from engine.commands.errors import OperationRefused
from engine.commands.work import Work
from engine.model.steps import OpenedTask
from engine.store import links, panels, parties
from engine.store.cases import CaseRow, TaskRow
from engine.store.panels import NewItem


def open_items(work: Work, case: CaseRow, task: TaskRow, opened: OpenedTask) -> None:
    """Fan a panel out over the seats of the case's council and its accepted subjects."""
    if case.council_id is None:
        raise OperationRefused(task.element, "the case has no council yet")
    sitting = parties.seats(work.connection, case.council_id)
    if opened.properties.get("seats", "all") == "reviewers":
        sitting = tuple(seat for seat in sitting if seat.role == "council_reviewer")
    items = [
        NewItem(
            item_id(task.task_id, seat.code, subject),
            task.task_id,
            case.case_id,
            seat.seat_id,
            seat.user_id,
            subject,
        )
        for seat in sitting
        for subject in _subjects(work, case, opened)
    ]
    if not items:
        raise OperationRefused(task.element, "there is nobody to judge, or nothing to be judged")
    panels.open_items(work.connection, items)


def item_id(task_id: str, seat_code: str, subject: int | None) -> str:
    """Return the id of one seat's paper on one subject."""
    return f"{task_id}@{seat_code}" + (f".{subject}" if subject is not None else "")


def _subjects(work: Work, case: CaseRow, opened: OpenedTask) -> Iterator[int | None]:
    if opened.properties.get("subjects", "case") != "cases":
        yield None
        return
    for one in links.of(work.connection, case.case_id, "accepted"):
        yield one.case_id
