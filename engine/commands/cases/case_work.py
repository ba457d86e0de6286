"""One case in the hands of one command: steps are taken, then written once.

A step feeds one event to the runtime. Requests it raises (named operations, decisions)
are answered in the same transaction and fed back, until the case waits for somebody or
something. Everything that was opened and closed meanwhile is written at the end, net.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.commands.cases import pausing
from engine.commands.cases.deadlines import Terms
from engine.commands.errors import CaseEnded, CaseMovedOn, NotFound
from engine.commands.panels.opening import open_items
from engine.commands.work import Work
from engine.model.clock import in_vietnam
from engine.model.events import Kind
from engine.model.steps import Progress, Request, StepEvent
from engine.model.values import Value, digest, dumps
from engine.projections.steps import Standing, place_of
from engine.runtime import advance, snapshot_bytes
from engine.store import bundles, cases
from engine.store.bundles import Bundle
from engine.store.cases import CaseRow, DeadlineRow, TaskRow

#: Elements that stand in an inbox, and elements that stand as deadlines or message catches.
TASKS: Final = frozenset({"userTask", "manualTask", "task"})
WAITS: Final = frozenset({"boundaryEvent", "intermediateCatchEvent", "receiveTask"})


@dataclass
class CaseWork:
    """A held case: its row as read, its state as it moves, and what its steps changed."""

    work: Work
    before: CaseRow
    bundle: Bundle
    legal_date: date
    #: The row as it will be written.
    row: CaseRow
    standing: Standing = field(default_factory=Standing)
    waiting: list[Request] = field(default_factory=list)
    #: True where a person's answers set the case in motion: they can be asked to mend them.
    answered: bool = False
    variables: dict[str, Value] = field(default_factory=dict)

    @property
    def case_id(self) -> int:
        return self.row.case_id

    def feed(
        self, event: StepEvent, kind: Kind, body: Mapping[str, object], **more: object
    ) -> Progress:
        """Take one step and record it; its requests are queued, not yet answered."""
        at = in_vietnam(self.work.now)
        snapshot = self.row.snapshot or None
        progress = advance(self.bundle.spec, snapshot, event, at, self.case_id)
        state = digest(snapshot_bytes(progress.snapshot))
        told = {**body, "state": state, "passed": list(progress.passed)}
        self.work.record(self.case_id, kind, told, legal_date=self.legal_date, **more)
        self.row = replace(self.row, snapshot=progress.snapshot)
        self.standing.add(progress.opened, progress.closed)
        self.waiting.extend(progress.requests)
        self.variables = dict(progress.variables)
        if progress.ending is not None:
            self._end(progress)
        return progress

    def _end(self, progress: Progress) -> None:
        assert progress.ending is not None  # noqa: S101 - asked by the caller
        ending = progress.ending
        self.row = replace(self.row, state="ended", ending=ending.code, ended_at=self.work.now)
        self.work.record(
            self.case_id,
            Kind.CASE_ENDED,
            {"ending": ending.code},
            legal_date=self.legal_date,
            element=ending.element,
        )

    def finish(self) -> tuple[TaskRow, ...]:
        """Write the case and what its steps opened and closed; return the opened tasks."""
        opened = self._opened_tasks()
        terms = [self._deadline_row(key) for key in self.standing.deadlines]
        catches = [
            {
                "case_id": self.case_id,
                "activity_key": catch.key,
                "element": catch.element,
                "name": catch.name,
                "message": catch.message,
            }
            for catch in self.standing.catches.values()
        ]
        connection = self.work.connection
        if not cases.move(connection, self.before, self.row):
            raise CaseMovedOn(self.case_id)
        self._close()
        cases.open_all(connection, opened, terms, catches)
        pausing.apply(self)
        for task in opened:
            if task.panel:
                open_items(self.work, self.row, task, self.standing.tasks[task.activity_key])
        return opened

    def _close(self) -> None:
        connection, at = self.work.connection, self.work.now
        elements = self.bundle.elements
        for how in ("completed", "cancelled"):
            closed = [one for one in self.standing.closed.values() if one.how == how]
            worked = [c.key for c in closed if elements[c.element].kind in TASKS]
            waited = [c.key for c in closed if elements[c.element].kind in WAITS]
            if worked:
                cases.close_tasks(connection, self.case_id, worked, how, at)
            if waited:
                state = "reached" if how == "completed" else "cancelled"
                cases.close_waits(connection, self.case_id, waited, state)

    def _opened_tasks(self) -> tuple[TaskRow, ...]:
        return tuple(self._task_row(key) for key in self.standing.tasks)

    def _task_row(self, key: str) -> TaskRow:
        task = self.standing.tasks[key]
        form_id = task.properties.get("form")
        due = Terms(self).of_task(task)
        return TaskRow(
            task_id=place_of(self.case_id, key, digest(key)),
            case_id=self.case_id,
            activity_key=key,
            element=task.element,
            name=task.name,
            role=task.role,
            panel=task.panel,
            form_id=form_id,
            form_digest=self.bundle.form(form_id).digest if form_id else None,
            properties=dumps(task.properties),
            authority_id=self.row.authority_id,
            party_id=self.row.party_id,
            council_id=self.row.council_id,
            folded=f"{self.bundle.folded_names(task.element)} {self.row.folded}",
            assignee=None,
            state="open",
            opened_at=self.work.now,
            opened_on=self.legal_date,
            due_on=due.due_on if due else None,
        )

    def _deadline_row(self, key: str) -> DeadlineRow:
        wait = self.standing.deadlines[key]
        due = Terms(self).of_wait(wait)
        return DeadlineRow(
            deadline_id=place_of(self.case_id, key, digest(key)),
            case_id=self.case_id,
            activity_key=key,
            element=wait.element,
            name=wait.name,
            timer_id=wait.properties.get("deadline.id"),
            starts_on=due.starts_on,
            amount=due.amount,
            unit=due.unit,
            direction=due.direction,
            pauses="[]",
            due_on=due.due_on,
            due_at=due.due_at,
            state="open",
            steps=due.steps,
        )


def hold(work: Work, case_id: int | None, legal_date: date | None) -> CaseWork:
    """Lock a case and read it; a foreign id and a missing one are the same to the caller."""
    if case_id is None or not work.lock_if_there(case_id):
        raise NotFound("case")
    work.case_id = case_id
    row = cases.read(work.connection, case_id)
    if row is None:
        raise NotFound("case")
    return of_row(work, row, legal_date)


def of_row(work: Work, row: CaseRow, legal_date: date | None) -> CaseWork:
    """Begin work on a row whose stream is held already."""
    bundle = bundles.load(work.connection, row.bundle_digest)
    return CaseWork(work, row, bundle, legal_date or work.today, row)


def require_open(case: CaseWork) -> None:
    """Refuse to go on with a case that is over."""
    if case.row.state != "open":
        raise CaseEnded(case.case_id)
