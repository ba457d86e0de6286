"""A clock that jumps forward and back: nothing happens twice, nothing comes back to life."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from engine.engine import Engine
from engine.jobs.due import run_all_due
from engine.jobs.end_sessions import end_sessions
from engine.jobs.worker import Worker
from engine.model.events import Kind
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.audit.verify import VerifyAll
from engine.store.tables import deadlines, events, remembered
from tests.builders import dump, money, office, two_tasks
from tests.conftest import Clock
from tests.engine.kernel import test_waiting as waiting
from tests.engine.kernel.crash_scenes import stage

JUMPS = (60, -60, 61, -400, 365)


def test_a_deadline_fires_once_however_the_clock_jumps(engine: Engine, clock: Clock) -> None:
    hall = office(engine)
    hall.publish(waiting._task_with_limit())
    hall.begin()

    done = []
    for days in JUMPS:
        clock.move(days=days)
        done.append(run_all_due(engine))

    assert done == [1, 0, 0, 0, 0]
    with engine.database.reading() as connection:
        assert connection.execute(select(deadlines.c.state)).scalars().all() == ["reached"]
        kinds = connection.execute(select(events.c.kind)).scalars().all()
    assert kinds.count(str(Kind.DEADLINE_REACHED)) == 1
    assert engine.ask(VerifyAll()).broken == ()


def test_a_deadline_waits_for_its_day_after_the_clock_went_back(
    engine: Engine, clock: Clock
) -> None:
    hall = office(engine)
    hall.publish(waiting._task_with_limit())
    hall.begin()

    clock.move(days=-400)
    early = run_all_due(engine)
    clock.move(days=460)

    assert (early, run_all_due(engine)) == (0, 1)


def test_a_chain_goes_on_in_order_when_the_clock_goes_back(engine: Engine, clock: Clock) -> None:
    hall = office(engine)
    hall.publish(two_tasks())
    task_id = hall.start()

    clock.move(days=-30)
    done = hall.complete(task_id, amount=money(1))
    clock.move(days=31)
    hall.complete(done.next_task_id or "", amount=money(2))

    with engine.database.reading() as connection:
        told = connection.execute(
            select(events.c.seq, events.c.at)
            .where(events.c.stream_id == done.case_id)
            .order_by(events.c.seq)
        ).all()
    assert [row.seq for row in told] == list(range(1, len(told) + 1))
    assert [row.at for row in told] != sorted(row.at for row in told)
    assert engine.ask(VerifyAll()).broken == ()


@pytest.mark.parametrize("days", [60, -60])
def test_a_repeat_is_a_repeat_on_any_day(engine: Engine, clock: Clock, days: int) -> None:
    hall = office(engine)
    hall.publish(two_tasks())
    command = hall.completion(hall.start(), amount=money(1))
    first = engine.do(command)

    clock.move(days=days)

    assert engine.do(command) == first
    with engine.database.reading() as connection:
        ids = connection.execute(select(remembered.c.command_id)).scalars().all()
    assert ids.count(command.command_id) == 1


def test_a_session_that_ran_out_does_not_revive(engine: Engine, clock: Clock) -> None:
    token = stage(engine, clock).signed_in().token

    clock.move(days=1)
    end_sessions(engine)
    clock.move(days=-1)

    assert engine.ask(ActorOf(token)) is None


def test_a_worker_ends_sessions_by_itself(
    engine: Engine, clock: Clock, open_again: Callable[[], object]
) -> None:
    token = stage(engine, clock).signed_in().token
    clock.move(days=1)
    worker = Worker(engine)

    worker.start()
    worker.stop()
    clock.move(days=-1)

    assert engine.ask(ActorOf(token)) is None


def test_a_session_that_lasts_is_left_alone(engine: Engine, clock: Clock) -> None:
    token = stage(engine, clock).signed_in().token
    before = dump(engine.database)

    end_sessions(engine)

    assert dump(engine.database) == before
    assert engine.ask(ActorOf(token)) is not None
