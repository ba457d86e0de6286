"""What a form is filled in from: the newest answers, at the same cost at every age."""

import sqlite3

import pytest
from sqlalchemy import event

from engine.engine import Engine
from engine.questions.tasks.task_page import TaskPage
from engine.store.reading import submitted
from tests.builders import Diagram, Office, money, office
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, council_for, panel


@pytest.fixture
def hall(engine: Engine) -> Office:
    return office(engine)


def forms_in_a_row(count: int) -> Diagram:
    diagram = Diagram().node("startEvent", "Begin")
    names = [f"Task_{number}" for number in range(1, count + 1)]
    for name in names:
        diagram.node("userTask", name, form="F1")
    diagram.node("endEvent", "End_done", ending="done")
    return diagram.line("Begin", *names, "End_done")


def newest(hall: Office, task_id: str) -> object:
    found = hall.engine.ask(TaskPage(hall.officer, task_id, beside=False)).context["last"]
    assert isinstance(found, dict)
    return found["F1"]["amount"]


def test_a_form_finds_the_newest_answers_of_each_form(hall: Office) -> None:
    hall.publish(forms_in_a_row(4))
    task_id = hall.start()

    for amount in (5, 7, 6):
        task_id = hall.complete(task_id, amount=money(amount)).next_task_id or ""

    assert newest(hall, task_id) == money(6)


class Work:
    """Counts the instructions SQLite takes, which no machine and no minute change."""

    def __init__(self, engine: Engine) -> None:
        self.done = 0
        event.listen(engine.database.sql, "checkout", self._watch)

    def _watch(self, connection: sqlite3.Connection, *_: object) -> None:
        connection.set_progress_handler(self._count, 1)

    def _count(self) -> int:
        self.done += 1
        return 0

    def taken(self) -> int:
        number, self.done = self.done, 0
        return number


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_task_is_read_and_completed_at_the_same_cost_at_every_age(hall: Office) -> None:
    hall.publish(forms_in_a_row(80))
    task_id = hall.start()
    work = Work(hall.engine)
    reading, completing = [], []

    for amount in range(1, 79):
        hall.engine.ask(TaskPage(hall.officer, task_id, beside=False))
        reading.append(work.taken())
        task_id = hall.complete(task_id, amount=money(amount)).next_task_id or ""
        completing.append(work.taken())

    # Trees of indexes grow a level now and then; that is all that may grow.
    assert reading[-1] <= reading[9] * 1.05
    assert completing[-1] <= completing[9] * 1.05


def test_a_ballot_is_not_among_them(hall: Office) -> None:
    hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    council = council_for(hall)
    for item_id, member in council.items:
        hall.engine.do(hall.ballot(item_id, member))
    closed = hall.engine.do(council.close())

    with hall.engine.database.reading() as connection:
        found = submitted.newest_answers(connection, closed.case_id, closed.case_id, None)

    assert found == {}
