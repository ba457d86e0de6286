"""Huế on a real engine: its people, its processes, and a clock that a story moves."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from engine.commands.cases.complete_task import CompleteTask
from engine.commands.cases.start_case import StartCase
from engine.commands.files.store_file import StoreFile
from engine.commands.panels.close_panel import Closed, ClosePanel
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.engine import Engine
from engine.forms import Answers, AnswersRejected
from engine.jobs.due import run_all_due
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import NotFound
from engine.questions.audit.verify import Verification, VerifyAll
from engine.questions.cases.case_page import CasePage, CaseView
from engine.questions.missions.mission_page import MissionPage, MissionView
from engine.questions.tasks.task_page import TaskPage, TaskView
from engine.sample.answering import Sheets, answer
from engine.sample.settling import Settlement
from engine.store.reading import waits
from engine.store.reading.waits import TaskLine
from tests.acceptance.standing import every_case, incidents, missions_by_title
from tests.builders import new_id

MORNING: Final = time(2, 0, tzinfo=UTC)
PAPER: Final = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
#: What one member says of one subject.
Saying = Callable[[str, str], Mapping[str, Value]]


class StoryClock:
    """A second passes with every question, so that no two things happen at once."""

    def __init__(self, day: date) -> None:
        self.at = datetime.combine(day, MORNING)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def go_to(self, day: date) -> None:
        self.at = max(self.at, datetime.combine(day, MORNING))


@dataclass
class Province:
    """Everybody acts by the page they are shown, and what is due happens at once."""

    engine: Engine
    clock: StoryClock
    people: Settlement
    #: How each case of the story is called in it.
    named: dict[str, int] = field(default_factory=dict)

    def start(
        self, login: str, process_id: str, *, on: int | None = None, mission: str = ""
    ) -> int:
        """Let somebody start a process, on the call of a case or on a mission."""
        command = StartCase(
            process_id,
            self.people.authority_id,
            from_case=on,
            mission_id=self.mission_id(mission) if mission else None,
            actor=self.actor(login),
            command_id=new_id(),
        )
        case_id = self.engine.do(command).case_id
        run_all_due(self.engine)
        return case_id

    def do(self, element: str, *, case: int | None = None, **said: Value) -> None:
        """Let whoever may do the task of ``element`` do it, in ``case`` where several wait."""
        task = self.task(element, case)
        actor, page = self._doer(task)
        self._do(
            CompleteTask(
                task.task_id, task.form_digest, self.answers(page, actor, said),
                actor=actor, command_id=new_id(),
            )
        )  # fmt: skip

    def judge(self, element: str, saying: Saying = lambda _seat, _subject: {}) -> Closed:
        """Let every member file every paper of a panel, and the secretary close it."""
        task = self.task(element)
        with self.engine.database.reading() as connection:
            items = waits.items_of(connection, [task.task_id])
        for item in items:
            if item.state == "open":
                self.file(item.item_id, item.user_id, saying(item.seat_code, item.subject or ""))
        secretary = next(one.user_id for one in items if one.seat_role == "council_sci_sec")
        closed = self.engine.do(
            ClosePanel(task.task_id, actor=self.person(secretary), command_id=new_id())
        )
        self._let_happen()
        return closed

    def file(self, item_id: str, user_id: int, said: Mapping[str, Value]) -> None:
        """Let one member file one paper."""
        member = self.person(user_id)
        page = self.engine.ask(TaskPage(member, item_id))
        given = self.answers(page, member, said)
        assert given is not None
        self.engine.do(
            FilePanelItem(item_id, given.form_digest, given, actor=member, command_id=new_id())
        )

    def go_to(self, day: date) -> None:
        """Let the days pass, and what falls due by then happen."""
        self.clock.go_to(day)
        self._let_happen()

    def answers(self, page: TaskView, actor: Actor, said: Mapping[str, Value]) -> Answers | None:
        """Return what a diligent person answers on ``page``, told what matters."""
        if page.form is None:
            return None
        hand = Sheets(said, self._paper(actor), self.clock.at)
        try:
            return answer(page.form, page.context, hand)
        except AnswersRejected as refusal:
            refusal.add_note(f"{page.form.id}: {refusal.problems}")
            raise

    def actor(self, login: str) -> Actor:
        return self.people.actors[login]

    def person(self, user_id: int) -> Actor:
        return next(one for one in self.people.actors.values() if one.user_id == user_id)

    def id_of(self, login: str) -> str:
        """Return how a form names a person."""
        return str(self.actor(login).user_id)

    def task(self, element: str, case: int | None = None) -> TaskLine:
        """Return the one open task of ``element``."""
        found = [one for one in self.open() if one.element == element]
        if case is not None:
            found = [one for one in found if one.case_id == case]
        assert len(found) == 1, (element, [(one.element, one.case_id) for one in self.open()])
        return found[0]

    def open(self) -> tuple[TaskLine, ...]:
        with self.engine.database.reading() as connection:
            return waits.open_tasks(connection, [one for one, _, _ in every_case(connection)])

    @property
    def waiting(self) -> set[str]:
        """The elements of every open task."""
        return {one.element for one in self.open()}

    @property
    def endings(self) -> list[tuple[str, str | None]]:
        """Every case in the order they began: its process and how it ended."""
        with self.engine.database.reading() as connection:
            return [(process, ending) for _, process, ending in every_case(connection)]

    def endings_of(self, process_id: str) -> list[str | None]:
        return [ending for process, ending in self.endings if process == process_id]

    def case(self, case_id: int) -> CaseView:
        return self.engine.ask(CasePage(self.actor("quanly1"), case_id))

    def mission_id(self, title: str) -> int:
        with self.engine.database.reading() as connection:
            return missions_by_title(connection)[title]

    def mission(self, title: str) -> MissionView:
        return self.engine.ask(MissionPage(self.actor("quanly1"), self.mission_id(title)))

    def verified(self) -> Verification:
        """Walk every chain and replay every case."""
        return self.engine.ask(VerifyAll())

    def _do(self, command: CompleteTask) -> None:
        self.engine.do(command)
        self._let_happen()

    def _let_happen(self) -> None:
        run_all_due(self.engine)
        with self.engine.database.reading() as connection:
            assert incidents(connection) == []

    def _doer(self, task: TaskLine) -> tuple[Actor, TaskView]:
        for actor in self._likely(task):
            try:
                page = self.engine.ask(TaskPage(actor, task.task_id))
            except NotFound:
                continue
            if page.may_complete:
                return actor, page
        raise AssertionError(f"nobody may do {task.element} for {task.role}")

    def _likely(self, task: TaskLine) -> Iterator[Actor]:
        everybody = self.people.actors.values()
        holders = [one for one in everybody if any(g.role == task.role for g in one.grants)]
        yield from holders
        yield from (one for one in everybody if not one.grants)

    def _paper(self, actor: Actor) -> Value:
        kept = self.engine.do(
            StoreFile("van-ban.pdf", PAPER, actor=actor, command_id=f"paper-{actor.user_id}")
        )
        return {"digest": kept.digest, "name": kept.name, "size": Decimal(kept.size)}
