"""What completing a task promises, and what it refuses."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from engine.commands.errors import FormMismatch, NotAllowed, NotFound, TaskNotOpen
from engine.engine import Engine
from engine.model.actors import Actor, Grant
from engine.questions.audit.verify import VerifyAll
from engine.store.remember import CommandReused
from engine.store.tables import access_log, cases, events, numbers, tasks
from tests.builders import Office, money, office, two_tasks


@pytest.fixture
def hall(engine: Engine) -> Office:
    found = office(engine)
    found.publish(two_tasks())
    return found


def test_a_completed_task_opens_the_next_one_of_the_same_person(hall: Office) -> None:
    first = hall.start()

    done = hall.complete(first, amount=money(1_500_000))

    assert done.next_task_id == f"{done.case_id}-B.1"
    assert _open(hall) == [done.next_task_id]


def test_an_operation_between_two_tasks_draws_the_next_number(hall: Office) -> None:
    hall.complete(hall.start(), amount=money(1))
    hall.complete(hall.start(), amount=money(1))

    with hall.engine.database.reading() as connection:
        drawn = list(connection.execute(select(numbers.c.text).order_by(numbers.c.number)))

    assert [row.text for row in drawn] == ["01/QĐ-SKHCN", "02/QĐ-SKHCN"]


def test_a_case_ends_with_the_code_of_its_end_event(hall: Office) -> None:
    done = hall.complete(hall.start(), amount=money(1))

    hall.complete(done.next_task_id or "", amount=money(2))

    with hall.engine.database.reading() as connection:
        row = connection.execute(select(cases.c.state, cases.c.ending)).one()
    assert tuple(row) == ("ended", "done")
    assert _open(hall) == []


def test_a_repeated_command_changes_nothing(hall: Office) -> None:
    command = hall.completion(hall.start(), amount=money(1))

    first = hall.engine.do(command)

    assert hall.engine.do(command) == first
    assert len(_open(hall)) == 1


def test_a_command_id_with_another_content_is_refused(hall: Office) -> None:
    command = hall.completion(hall.start(), amount=money(1))
    hall.engine.do(command)

    with pytest.raises(CommandReused):
        hall.engine.do(replace(command, task_id="1-other"))


def test_two_people_submit_one_task_and_the_second_is_told(hall: Office) -> None:
    task_id = hall.start()
    hall.complete(task_id, amount=money(1))
    colleague = Actor(99, "Đồng nghiệp", hall.officer.grants)

    with pytest.raises(TaskNotOpen) as refusal:
        hall.complete(task_id, colleague, amount=money(2))

    assert refusal.value.task_id == task_id
    assert _refusals(hall) == ["task-not-open"]


def test_answers_for_another_form_are_refused(hall: Office) -> None:
    command = replace(hall.completion(hall.start(), amount=money(1)), form_digest="0" * 64)

    with pytest.raises(FormMismatch):
        hall.engine.do(command)

    assert _refusals(hall) == ["form-mismatch"]


def test_a_foreign_task_does_not_exist(hall: Office) -> None:
    stranger = Actor(77, "Người lạ", (Grant("task_unit", 123_456),))

    with pytest.raises(NotFound):
        hall.complete(hall.start(), stranger, amount=money(1))
    with pytest.raises(NotFound):
        hall.complete("1'; drop table cases--", amount=money(1))


def test_a_colleague_without_the_role_is_refused_by_name(hall: Office) -> None:
    with pytest.raises(NotAllowed):
        hall.complete(hall.start(), hall.administrator, amount=money(1))


def test_the_task_is_due_in_working_days(hall: Office) -> None:
    hall.start()

    with hall.engine.database.reading() as connection:
        due = connection.execute(select(tasks.c.due_on)).scalar_one()

    assert due.isoformat() == "2024-03-11"


def test_every_chain_holds_and_every_case_replays(hall: Office) -> None:
    done = hall.complete(hall.start(), amount=money(1))
    hall.complete(done.next_task_id or "", amount=money(2))

    found = hall.engine.ask(VerifyAll())

    assert found.broken == ()
    assert found.replayed == 1


def test_a_changed_event_shows_at_its_number(hall: Office) -> None:
    done = hall.complete(hall.start(), amount=money(1))
    with hall.engine.database.transaction() as connection:
        connection.execute(
            events.update()
            .where(events.c.stream_id == done.case_id, events.c.seq == 2)
            .values(actor=42)
        )

    (broken,) = hall.engine.ask(VerifyAll()).broken

    assert (broken.stream, broken.seq) == (done.case_id, 2)


def _open(hall: Office) -> list[str]:
    with hall.engine.database.reading() as connection:
        query = select(tasks.c.task_id).where(tasks.c.state == "open")
        return list(connection.execute(query).scalars())


def _refusals(hall: Office) -> list[str]:
    with hall.engine.database.reading() as connection:
        return list(connection.execute(select(access_log.c.code)).scalars())
