"""The people of a story, each in a window of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import select

from engine.commands.files.store_file import StoreFile
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.forms import Answers
from engine.jobs.due import run_all_due
from engine.model.actors import Actor
from engine.model.clock import in_vietnam
from engine.model.values import Value
from engine.permissions import NotFound
from engine.questions.cases.case_page import CasePage, CaseView
from engine.questions.cases.waiting import OpenTask
from engine.questions.inbox.inbox import Inbox
from engine.questions.missions.mission_page import MissionPage
from engine.questions.missions.missions import Missions
from engine.questions.tasks.task_page import TaskPage, TaskView
from engine.sample import people
from engine.sample.answering import Sheets, answer
from engine.sample.ideas import OF_2022
from engine.sample.scenes import SAID, SEATS, Scene
from engine.sample.settling import Settlement
from engine.store.people import actor as actor_of
from engine.store.tables import users
from tests.builders import new_id
from tests.web.browser.conftest import Site
from tests.web.browser.typing import type_answers

PAPER = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
Said = Mapping[str, Value]


@dataclass
class Stage:
    """Who acts in the browser, and what the engine knows of where the story stands."""

    site: Site
    folder: Path
    windows: dict[str, Page] = field(default_factory=dict)

    def window(self, login: str) -> Page:
        if login not in self.windows:
            self.windows[login] = self.site.visit(login)
        return self.windows[login]

    def actor(self, login: str) -> Actor:
        engine = self.site.engine
        with engine.database.reading() as connection:
            row = connection.execute(select(users).where(users.c.login == login)).one()
            found = actor_of(connection, row.user_id, engine.today())
        assert found is not None
        return found

    def case(self, case_id: int, login: str = "quanly1") -> CaseView:
        return self.site.engine.ask(CasePage(self.actor(login), case_id))

    def move_to(self, day: date) -> None:
        """Move the sample's date by the form in the banner."""
        page = self.window("quanly1")
        page.goto("/hop-viec")
        page.get_by_text("Chuyển ngày", exact=True).click()
        page.get_by_label("Đến ngày").fill(day.isoformat())
        page.get_by_role("button", name="Chuyển đến ngày này").click()
        expect(page.get_by_text(f"Đã chuyển đến ngày {day:%d/%m/%Y}.")).to_be_visible()
        self.settle()

    def settle(self) -> None:
        """Wait until the worker has delivered what is due."""
        while run_all_due(self.site.engine):
            pass

    def does(self, login: str, case_id: int, element: str, **said: Value) -> None:
        """Open the task from the case, fill in its form and complete it."""
        self.settle()
        task = self._open(case_id, element)
        page = self.window(login)
        page.goto(f"/ho-so/{case_id}")
        page.get_by_role("link", name=task.name, exact=True).first.click()
        page.wait_for_url("**/cong-viec/**")
        self._type(page, login, task.place, said)
        page.get_by_role("button", name="Hoàn thành", exact=True).click()
        expect(page.get_by_text(f"Đã hoàn thành: {task.name}.")).to_be_visible()
        self.settle()

    def does_all(
        self, login: str, case_id: int, said: Mapping[str, Said], leave: Iterable[str] = ()
    ) -> None:
        """Do everything that waits for one person in a case, in the order it opens."""
        while True:
            self.settle()
            mine = self._waiting_for(login, case_id, frozenset(leave))
            if not mine:
                return
            self.does(login, case_id, mine[0], **said.get(mine[0], {}))

    def starts(self, login: str, path: str, button: str) -> int:
        """Press the button that opens a case; return the case."""
        page = self.window(login)
        page.goto(path)
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_url("**/cong-viec/**")
        self.settle()
        return int(page.url.rpartition("/")[2].partition("-")[0])

    def finds_call(self, login: str, kind: str) -> str:
        """Look through the open calls for one of that kind; return the path of its page."""
        page = self.window(login)
        page.goto("/thong-bao")
        row = page.locator("li.app-row").filter(has_text=kind).first
        return str(row.get_by_role("link").get_attribute("href"))

    def everybody_files(
        self, case_id: int, element: str, members: Iterable[str], said: Mapping[int | None, Said]
    ) -> None:
        """The first member files every paper in the browser, the others through the engine."""
        self.settle()
        for number, login in enumerate(members):
            actor = self.actor(login)
            for row in self.site.engine.ask(Inbox(actor, size=100)).rows:
                if row.case_id != case_id or row.kind not in {"ballot", "review"}:
                    continue
                view = self.site.engine.ask(TaskPage(actor, row.place))
                if view.element != element or view.state != "open":
                    continue
                words = said.get(view.subject_id, {})
                if number == 0:
                    self._files_in_browser(login, view, words)
                else:
                    self._files(actor, view, words)

    def closes(self, login: str, case_id: int, element: str) -> None:
        """The secretary counts what was filed."""
        task = self._open(case_id, element)
        page = self.window(login)
        page.goto(f"/cong-viec/{task.place}")
        page.get_by_role("button", name="Kiểm phiếu", exact=True).click()
        expect(page.get_by_text("Đã kiểm phiếu.")).to_be_visible()
        self.settle()

    def _waiting_for(self, login: str, case_id: int, leave: frozenset[str]) -> list[str]:
        actor = self.actor(login)
        try:
            view = self.site.engine.ask(CasePage(actor, case_id))
        except NotFound:
            # Somebody called in for one task sees the case while that task is open.
            return []
        return [
            one.element
            for one in view.open
            if one.element not in leave
            and self.site.engine.ask(TaskPage(actor, one.place)).may_complete
        ]

    def missions(self) -> dict[str, int]:
        """Return the missions there are, by title."""
        found = self.site.engine.ask(Missions(self.actor("quanly1"))).rows
        return {one.title: one.mission_id for one in found}

    def case_of(self, mission_id: int, process_id: str) -> int:
        """Return the newest case of a mission by its process."""
        view = self.site.engine.ask(MissionPage(self.actor("quanly1"), mission_id))
        return max(one.case_id for one in view.cases if one.process_id == process_id)

    def _open(self, case_id: int, element: str) -> OpenTask:
        found = [one for one in self.case(case_id).open if one.element == element]
        assert found, f"{element} is not open in {case_id}: {self.case(case_id).open}"
        return found[0]

    def _type(self, page: Page, login: str, place: str, said: Said) -> None:
        view = self.site.engine.ask(TaskPage(self.actor(login), place))
        if view.form is None:
            return
        answers = self._answers(self.actor(login), view, said)
        paper = self.folder / "van-ban.pdf"
        paper.write_bytes(PAPER)
        type_answers(page, view.form, answers.values, str(paper))

    def _files_in_browser(self, login: str, view: TaskView, said: Said) -> None:
        page = self.window(login)
        page.goto(f"/cong-viec/{view.place}")
        self._type(page, login, view.place, said)
        page.get_by_role("button", name="Nộp phiếu", exact=True).click()
        expect(page.get_by_text(f"Đã nộp phiếu: {view.name}.")).to_be_visible()

    def _files(self, actor: Actor, view: TaskView, said: Said) -> None:
        assert view.form is not None
        self.site.engine.do(
            FilePanelItem(
                view.place,
                view.form.digest,
                self._answers(actor, view, said),
                actor=actor,
                command_id=new_id(),
            )
        )

    def _answers(self, actor: Actor, view: TaskView, said: Said) -> Answers:
        assert view.form is not None
        engine = self.site.engine
        kept = engine.do(StoreFile("van-ban.pdf", PAPER, actor=actor, command_id=new_id()))
        paper: Value = {"digest": kept.digest, "name": kept.name, "size": kept.size}
        usual = SAID.get(view.form.id)
        words = {**usual(self._scene(actor, view)), **said} if usual else said
        return answer(view.form, view.context, Sheets(words, paper, in_vietnam(engine.now())))

    def _scene(self, actor: Actor, view: TaskView) -> Scene:
        """Return what the forms of the sample are told of: only what they do not know."""
        actors = {one.login: self.actor(one.login) for one in people.EVERYBODY}
        settled = Settlement(view.case.authority_id, actors, {})
        idea = replace(OF_2022[0], months=12)
        return Scene(actor, self.site.engine.today(), settled, idea, weak=False, seats=len(SEATS))
