"""A mission under contract, and the people who take it to its end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select

from engine.commands.cases.beginning import Beginning, begin
from engine.commands.cases.complete_task import CompleteTask
from engine.commands.cases.start_case import StartCase
from engine.commands.panels.close_panel import ClosePanel
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.commands.publication.publish_process import PublishProcesses
from engine.commands.publication.shipped import Tree
from engine.commands.work import Work
from engine.engine import Engine
from engine.jobs.due import run_all_due
from engine.model.actors import SYSTEM, Actor, Grant
from engine.model.values import Value
from engine.questions.tasks.task_page import TaskPage, TaskView
from engine.settings import SHIPPED
from engine.store import missions, parties
from engine.store.missions import Mission
from engine.store.parties import Party
from engine.store.tables import cases, panel_items, requests, seats, tasks, users
from tests.acceptance.filling import fill
from tests.builders import Office, new_id, office
from tests.conftest import Clock

PROCESSES: Final = ("P3", "P3B", "P3C", "P3D", "P3E", "P4", "P5")
OFFICES: Final = ("task_unit", "fund_unit", "authority", "info_unit", "admin_sec", "expert_group")
BILLION: Final = Decimal(1_000_000_000)
CONTRACT: Final[dict[str, Value]] = {
    "start": date(2024, 4, 1),
    "end": date(2026, 4, 1),
    "months": Decimal(24),
    "budget_state": BILLION,
    "contract_no": "01/2024/HĐ",
    "decision_no": "05/QĐ",
    "decision_date": date(2024, 3, 1),
    "goal": "Chọn giống chịu mặn",
    "results": "Giống và quy trình",
    "field": "401",
}
#: A council of nine, as a decision names it.
SEATS: Final = ("CT", "PCT", "PB1", "PB2", "TKKH", "UV1", "UV2", "UV3", "UV4")


@dataclass
class Story:
    """One mission from its contract on; everybody acts by the page they are shown."""

    engine: Engine
    clock: Clock
    hall: Office
    host: Actor
    leader: Actor
    officer: Actor
    mission_id: int

    @property
    def mission(self) -> Mission:
        with self.engine.database.reading() as connection:
            found = missions.read(connection, self.mission_id)
        assert found is not None
        return found

    @property
    def waiting(self) -> dict[str, str]:
        """The open tasks, element -> task."""
        with self.engine.database.reading() as connection:
            query = select(tasks.c.element, tasks.c.task_id).where(tasks.c.state == "open")
            return {row.element: row.task_id for row in connection.execute(query)}

    @property
    def endings(self) -> list[tuple[str, str | None]]:
        with self.engine.database.reading() as connection:
            query = select(cases.c.process_id, cases.c.ending).order_by(cases.c.case_id)
            return [(row.process_id, row.ending) for row in connection.execute(query)]

    def start(self, process_id: str, actor: Actor) -> None:
        authority = self.hall.authority_id
        command = StartCase(
            process_id, authority, mission_id=self.mission_id, actor=actor, command_id=new_id()
        )
        self.engine.do(command)

    def do(self, element: str, **said: Value) -> None:
        """Let whoever may do the open task of ``element`` do it."""
        task_id = self.waiting[element]
        actor, page = self._doer(task_id)
        assert page.form is not None
        answers = fill(page, self.engine.now(), said)
        digest = page.form.digest
        self._settle(CompleteTask(task_id, digest, answers, actor=actor, command_id=new_id()))

    def council(self, element: str, **said: Value) -> None:
        """Let every member file the same paper, and the secretary close the panel."""
        task_id = self.waiting[element]
        with self.engine.database.reading() as connection:
            query = select(panel_items).where(panel_items.c.task_id == task_id)
            items = list(connection.execute(query))
        for item in items:
            actor = next(one for one in self.hall.members if one.user_id == item.user_id)
            page = self.engine.ask(TaskPage(actor, item.item_id))
            assert page.form is not None
            answers = fill(page, self.engine.now(), said)
            self.engine.do(
                FilePanelItem(
                    item.item_id, page.form.digest, answers, actor=actor, command_id=new_id()
                )
            )
        secretary = self._seated("council_sci_sec")
        self._settle(ClosePanel(task_id, actor=secretary, command_id=new_id()))

    def go_to(self, day: date) -> None:
        """Let the days pass, and what falls due on them happen."""
        self.clock.move(days=(day - self.engine.today()).days)
        run_all_due(self.engine)

    def _doer(self, task_id: str) -> tuple[Actor, TaskView]:
        with self.engine.database.reading() as connection:
            query = select(tasks.c.role).where(tasks.c.task_id == task_id)
            role = connection.execute(query).scalar_one()
        actor = {"host_org": self.host, "pi": self.leader}.get(role, self.officer)
        if role.startswith("council"):
            actor = self._seated(role)
        page = self.engine.ask(TaskPage(actor, task_id))
        assert page.may_complete, (task_id, role)
        return actor, page

    def _seated(self, role: str) -> Actor:
        with self.engine.database.reading() as connection:
            query = select(seats.c.user_id).where(seats.c.role == role)
            user_id = connection.execute(query.order_by(seats.c.seat_id)).scalars().first()
        return next(one for one in self.hall.members if one.user_id == user_id)

    def _settle(self, command: CompleteTask | ClosePanel) -> None:
        self.engine.do(command)
        run_all_due(self.engine)
        with self.engine.database.reading() as connection:
            query = select(requests.c.name, requests.c.error).where(requests.c.state == "failed")
            assert list(connection.execute(query)) == []


def under_contract(engine: Engine, clock: Clock) -> Story:
    """Publish the shipped base, and start implementation of a mission of two years."""
    tree = Tree(SHIPPED / "processes" / "base" / "R2013", SHIPPED / "forms")
    files = {name: tree.bundle_files(name) for name in PROCESSES}
    engine.do(PublishProcesses(files, "bản gốc", "R2013", actor=SYSTEM, command_id=new_id()))
    hall = office(engine, members=len(SEATS))
    grants = tuple(Grant(role, hall.authority_id) for role in OFFICES)
    with engine.database.transaction() as connection:
        host, leader, officer = (
            connection.execute(
                insert(users).values(
                    login=login, name=login, folded=login, password_hash="", language="vi",
                    enabled=True, sample=False, organisation_id=home,
                )
            ).inserted_primary_key[0]
            for login, home in (("host", hall.host_id), ("pi", hall.host_id), ("officer2", None))
        )  # fmt: skip
        work = Work(connection, engine.settings, engine.now(), engine.today(), SYSTEM, new_id())
        mission_id = work.begin("mission", hall.authority_id)
        mission = Mission(
            mission_id, hall.authority_id, "ĐT.01/24", "Lúa chịu mặn", "CONTRACTED", CONTRACT
        )
        missions.add(connection, mission, engine.now())
        held = {
            "host_org": Party("host_org", None, hall.host_id),
            "pi": Party("pi", leader, None),
        }
        parties.put(connection, mission_id, held)
        begin(work, _implementation(mission, engine.today()))
        work.write_events()
    return Story(
        engine, clock, hall,
        Actor(host, "Tổ chức chủ trì", (), hall.host_id),
        Actor(leader, "Chủ nhiệm", (), hall.host_id),
        Actor(officer, "Cán bộ", grants),
        mission_id,
    )  # fmt: skip


def _implementation(mission: Mission, today: date) -> Beginning:
    """What selection asks for once the contract is signed."""
    return Beginning(
        "P3", mission.authority_id, today, mission.title,
        mission_id=mission.mission_id,
        variables={
            "ngày_hiệu_lực": CONTRACT["start"],
            "ngày_kết_thúc": CONTRACT["end"],
            "số_tháng": CONTRACT["months"],
        },
    )  # fmt: skip
