"""Somebody who does everybody's work in turn, by the same commands and on the story's clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from engine.commands.cases.complete_task import CompleteTask
from engine.commands.cases.start_case import StartCase
from engine.commands.files.store_file import StoreFile
from engine.commands.panels.close_panel import ClosePanel
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.engine import Engine
from engine.jobs.due import run_all_due
from engine.model.actors import Actor
from engine.model.values import Value, digest
from engine.questions.processes import properties_of
from engine.questions.tasks.task_page import TaskPage
from engine.sample.answering import Sheets, answer
from engine.sample.casting import doer, person
from engine.sample.clock import TellingClock
from engine.sample.settling import Settlement
from engine.store.reading import case_lines, mission_lines, waits
from engine.store.reading.waits import TaskLine

_PAPER: Final = b"%PDF-1.4\n% Du lieu mau\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"

#: What is said in a form: by the task, by who fills it in, and by what is judged.
Saying: TypeAlias = Callable[[TaskLine, Actor, int | None], Mapping[str, Value]]


#: Which open tasks stay undone: a mission stands where its next task is left.
Leave: TypeAlias = Callable[[TaskLine], bool]
#: How long a task takes in the story.
_WORKING: Final = timedelta(hours=5)
_MOST_TASKS: Final = 400


class EndlessStory(Exception):
    """A process asks for task after task without coming to an end."""


@dataclass
class Teller:
    """The engine on the story's clock, and the people of the sample."""

    engine: Engine
    clock: TellingClock
    people: Settlement
    saying: Saying
    #: The mission of each case met so far.
    missions: dict[int, int | None] = field(default_factory=dict)
    _papers: dict[int, Value] = field(default_factory=dict)

    def start(
        self,
        login: str,
        process_id: str,
        *,
        on: int | None = None,
        mission: int | None = None,
        label: str = "",
    ) -> int:
        """Start a process, on the call of a case or on a mission.

        ``label`` tells two starts apart that are otherwise alike: told again, each is one.
        """
        command = StartCase(
            process_id,
            self.people.authority_id,
            from_case=on,
            mission_id=mission,
            actor=self.people.actors[login],
            command_id=_named("start", login, process_id, on, mission, label),
        )
        return self.engine.do(command).case_id

    def work(self, leave: Leave) -> None:
        """Do everything that is open, and what that opens, but for what is left."""
        for _ in range(_MOST_TASKS):
            run_all_due(self.engine)
            with self.engine.database.reading() as connection:
                tasks = [one for one in waits.all_open(connection) if not leave(one)]
            if not tasks:
                return
            self._do(tasks[0])
            self.clock.at += _WORKING
        raise EndlessStory

    def until(self, day: date, leave: Leave) -> None:
        """Let time pass up to a day: work as it comes, and deadlines as they end."""
        while True:
            self.work(leave)
            with self.engine.database.reading() as connection:
                due = waits.next_due(connection)
            if due is None or due >= day:
                break
            self.clock.move_to(due + timedelta(days=1))
        self.clock.move_to(day)

    def approved(self, case_id: int) -> dict[int, int]:
        """Return the missions that came of a list, by the case of their proposal."""
        with self.engine.database.reading() as connection:
            return mission_lines.by_proposal(connection, case_id)

    def mission_of(self, case_id: int) -> int | None:
        """Return the mission a case belongs to."""
        if case_id not in self.missions:
            with self.engine.database.reading() as connection:
                case = case_lines.one(connection, case_id)
            self.missions[case_id] = case.mission_id if case else None
        return self.missions[case_id]

    def _do(self, task: TaskLine) -> None:
        if task.panel:
            self._fill_panel(task)
            return
        actor = doer(self.engine, self.people, task, task.role)
        page = self.engine.ask(TaskPage(actor, task.task_id, beside=False))
        given = None
        if page.form is not None:
            hand = Sheets(self.saying(task, actor, None), self._paper(actor), self.engine.now())
            given = answer(page.form, page.context, hand)
        self.engine.do(
            CompleteTask(
                task.task_id,
                task.form_digest,
                given,
                actor=actor,
                command_id=_named("complete", task.task_id),
            )
        )

    def begin_panel(self, element: str, seats: int) -> None:
        """Let the first seats file in the open panels of an element, and leave it there."""
        with self.engine.database.reading() as connection:
            tasks = [one for one in waits.all_open(connection) if one.element == element]
        for task in tasks:
            self._file_items(task, seats)

    def _fill_panel(self, task: TaskLine) -> None:
        self._file_items(task, None)
        self._close_panel(task)

    def _file_items(self, task: TaskLine, most: int | None) -> None:
        with self.engine.database.reading() as connection:
            items = waits.items_of(connection, [task.task_id])
        for item in items[:most]:
            if item.state == "open":
                self._file(task, item.item_id, person(self.people, item.user_id), item.subject_id)

    def _close_panel(self, task: TaskLine) -> None:
        role = properties_of(task.properties).get("close.role", "council_sci_sec")
        self.engine.do(
            ClosePanel(
                task.task_id,
                actor=doer(self.engine, self.people, task, role),
                command_id=_named("close", task.task_id),
            )
        )

    def _file(self, task: TaskLine, item_id: str, member: Actor, subject: int | None) -> None:
        page = self.engine.ask(TaskPage(member, item_id, beside=False))
        if page.form is None or task.form_digest is None:
            return
        hand = Sheets(self.saying(task, member, subject), self._paper(member), self.engine.now())
        given = answer(page.form, page.context, hand)
        self.engine.do(
            FilePanelItem(
                item_id, task.form_digest, given, actor=member, command_id=_named("file", item_id)
            )
        )

    def _paper(self, actor: Actor) -> Value:
        if actor.user_id not in self._papers:
            kept = self.engine.do(
                StoreFile("van-ban-mau.pdf", _PAPER, actor=actor, command_id="sample:paper")
            )
            self._papers[actor.user_id] = {
                "digest": kept.digest, "name": kept.name, "size": Decimal(kept.size),
            }  # fmt: skip
        return self._papers[actor.user_id]


def _named(*parts: object) -> str:
    """Return a command id of its own for each thing done: told again, it is done once."""
    return f"sample:{digest(' '.join(str(part) for part in parts))[:40]}"
