"""Whatever people do, the inbox equals the open tasks and every case replays."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)
from sqlalchemy import select

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.commands.cases.complete_task import CompleteTask
from engine.engine import Engine
from engine.jobs.due import run_all_due
from engine.model.errors import EngineError
from engine.questions.audit.verify import VerifyAll
from engine.runtime import open_keys
from engine.settings import read_settings
from engine.store import bundles
from engine.store.database import open_database
from engine.store.tables import cases, metadata, tasks
from tests.builders import Diagram, money, new_id, office
from tests.conftest import Clock
from tests.property.parallel_diagram import parallel


class AnyCase(RuleBasedStateMachine):
    """An office at work: cases start, tasks are claimed, completed, clicked twice; time passes."""

    open_tasks = Bundle("open_tasks")
    done = Bundle("done")

    @initialize()
    def open_the_office(self) -> None:
        self.folder = Path(mkdtemp())
        database = open_database(f"sqlite:///{self.folder / 'x.db'}")
        metadata.create_all(database.sql)
        self.clock = Clock(datetime(2024, 3, 4, 2, 0, tzinfo=UTC))
        found = read_settings({"NHIEMVU_DATA_DIR": str(self.folder)})
        self.engine = Engine(database, now=self.clock, settings=found)
        self.hall = office(self.engine)
        diagram: Diagram = parallel()
        self.hall.publish(diagram)

    @rule(target=open_tasks)
    def start(self) -> object:
        started = self.hall.begin()
        return multiple(*self._open_of(started.case_id))

    @rule(target=open_tasks, task_id=consumes(open_tasks), amount=st.integers(0, 10))
    def complete(self, task_id: str, amount: int) -> object:
        try:
            case_id = self.hall.complete(task_id, amount=money(amount)).case_id
        except EngineError:
            return multiple()
        return multiple(*self._open_of(case_id))

    @rule(target=done, task_id=open_tasks)
    def complete_without_form(self, task_id: str) -> object:
        command = CompleteTask(task_id, None, None, actor=self.hall.officer, command_id=new_id())
        try:
            self.engine.do(command)
        except EngineError:
            return multiple()
        return command

    @rule(command=done)
    def click_twice(self, command: CompleteTask) -> None:
        assert self.engine.do(command) == self.engine.do(command)

    @rule(task_id=open_tasks, release=st.booleans())
    def claim(self, task_id: str, release: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        kind = ReleaseTask if release else ClaimTask
        try:
            self.engine.do(kind(task_id, actor=self.hall.officer, command_id=new_id()))
        except EngineError:
            return

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.clock.move(days=days)
        run_all_due(self.engine)

    @invariant()
    def every_case_replays(self) -> None:
        if hasattr(self, "engine"):
            assert self.engine.ask(VerifyAll()).broken == ()

    @invariant()
    def the_inbox_equals_the_open_tasks(self) -> None:
        if not hasattr(self, "engine"):
            return
        with self.engine.database.reading() as connection:
            for case in connection.execute(select(cases)):
                spec = bundles.load(connection, case.bundle_digest).spec
                keys = open_keys(spec, case.snapshot, case.case_id)
                live = {key for key, kind in keys.items() if kind == "task"}
                query = select(tasks.c.activity_key).where(
                    tasks.c.case_id == case.case_id, tasks.c.state == "open"
                )
                assert set(connection.execute(query).scalars()) == live

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.database.close()
            shutil.rmtree(self.folder)

    def _open_of(self, case_id: int) -> list[str]:
        with self.engine.database.reading() as connection:
            query = select(tasks.c.task_id).where(
                tasks.c.case_id == case_id, tasks.c.state == "open"
            )
            return list(connection.execute(query).scalars())


AnyCase.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, derandomize=True
)
TestAnyCase = AnyCase.TestCase
