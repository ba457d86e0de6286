"""Long runs: many hands at once, and a death before every statement of every command."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Column, func, select

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.commands.cases.deliver_message import DeliverMessage
from engine.commands.cases.reach_deadline import ReachDeadline
from engine.commands.cases.retry_operation import RetryOperation
from engine.commands.cases.save_draft import SaveDraft
from engine.commands.cases.start_case import StartCase
from engine.engine import Engine
from engine.jobs.due import run_all_due
from engine.jobs.worker import Worker
from engine.model.actors import SYSTEM, Actor
from engine.model.events import Kind
from engine.questions.audit.verify import VerifyAll
from engine.store.tables import cases, deadlines, events, messages, numbers, requests
from tests.builders import Office, money, new_id, office, two_tasks
from tests.conftest import Clock
from tests.engine.kernel import test_waiting as waiting
from tests.engine.kernel.test_crashes import crash_everywhere

pytestmark = pytest.mark.long
CASES = 200
HANDS = 8


def test_eight_hands_finish_two_hundred_cases_without_loss(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(two_tasks())

    def finish(_: int) -> None:
        done = hall.complete(hall.start(), amount=money(1))
        hall.complete(done.next_task_id or "", amount=money(2))

    with ThreadPoolExecutor(max_workers=HANDS) as pool:
        list(pool.map(finish, range(CASES)))

    with engine.database.reading() as connection:
        ended = select(func.count()).where(cases.c.ending == "done")
        drawn = select(numbers.c.number).order_by(numbers.c.number)
        assert connection.execute(ended).scalar_one() == CASES
        assert list(connection.execute(drawn).scalars()) == list(range(1, CASES + 1))
    assert engine.ask(VerifyAll()).broken == ()


def test_three_workers_deliver_every_message_once(
    engine: Engine, open_again: Callable[[], object]
) -> None:
    hall = office(engine)
    hall.publish(waiting._child(), waiting._parent())
    workers = [Worker(engine) for _ in range(3)]
    for worker in workers:
        worker.start()
    for _ in range(40):
        hall.complete(hall.start("Parent"))

    done = threading.Event()
    for _ in range(600):
        if _count(engine, Kind.MESSAGE_DELIVERED) == 40:
            break
        done.wait(0.1)
    for worker in workers:
        worker.stop()

    assert _count(engine, Kind.MESSAGE_DELIVERED) == 40
    assert engine.ask(VerifyAll()).broken == ()


def test_no_command_leaves_a_trace_when_it_dies(engine: Engine, clock: Clock) -> None:
    hall = office(engine)
    hall.publish(two_tasks(), waiting._child(), waiting._parent(), waiting._unknown_register("T2"))
    statements = {
        "start": crash_everywhere(engine, _start(hall, "T1")),
        "start with a child": crash_everywhere(engine, _start(hall, "Parent")),
        "start into an incident": crash_everywhere(engine, _start(hall, "T2")),
    }
    task_id = hall.start("T1")
    claim = ClaimTask(task_id, **_by(hall.officer))
    statements["claim"] = crash_everywhere(engine, claim)
    release = ReleaseTask(task_id, **_by(hall.officer))
    statements["release"] = crash_everywhere(engine, release)
    draft = SaveDraft(task_id, "0" * 64, {"title": "Tên"}, **_by(hall.officer))
    statements["draft"] = crash_everywhere(engine, draft)
    statements["complete"] = crash_everywhere(engine, hall.completion(task_id, amount=money(3)))
    retry = RetryOperation(_first(engine, requests.c.request_id), **_by(hall.administrator))
    statements["retry"] = crash_everywhere(engine, retry)

    assert all(number > 3 for number in statements.values())
    assert engine.ask(VerifyAll()).broken == ()


def test_no_step_of_the_system_leaves_a_trace_when_it_dies(engine: Engine, clock: Clock) -> None:
    hall = office(engine)
    hall.publish(waiting._task_with_limit(), waiting._child(), waiting._parent())
    hall.start("T1")
    hall.complete(hall.start("Parent"))
    clock.move(days=60)

    reach = ReachDeadline(_first(engine, deadlines.c.deadline_id), **_by(SYSTEM))
    deliver = DeliverMessage(_first(engine, messages.c.message_id), **_by(SYSTEM))

    assert crash_everywhere(engine, reach) > 5
    assert crash_everywhere(engine, deliver) > 5
    assert run_all_due(engine) == 0
    assert engine.ask(VerifyAll()).broken == ()


def _start(hall: Office, process_id: str) -> StartCase:
    return StartCase(process_id, hall.authority_id, **_by(hall.officer))


def _by(actor: Actor) -> dict[str, Any]:
    return {"actor": actor, "command_id": new_id()}


def _first(engine: Engine, column: Column[Any]) -> Any:
    with engine.database.reading() as connection:
        return connection.execute(select(column).order_by(column).limit(1)).scalar_one()


def _count(engine: Engine, kind: Kind) -> int:
    with engine.database.reading() as connection:
        query = select(func.count()).where(events.c.kind == str(kind))
        return connection.execute(query).scalar_one()
