"""PostgreSQL is upgraded from the schema before while people are at work in it."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from engine.engine import Engine
from engine.questions.audit.verify import VerifyAll
from engine.settings import Settings
from engine.store import migrating
from engine.store.database import Database, open_database
from tests import postgres
from tests.builders import money, office, two_tasks
from tests.conftest import Clock

#: What a release that knows nothing of the newest schema does all day.
READS = text("SELECT count(*) FROM cases JOIN tasks USING (case_id) WHERE tasks.state = 'open'")
WRITES = text(
    "INSERT INTO access_log (at, actor, kind, code, about)"
    " VALUES (now(), 1, 'refused', 'not-found', 'load')"
)
HANDS = 4


@pytest.fixture
def before() -> Iterator[Database]:
    """Give a database with the schema before the newest."""
    with postgres.fresh_database(f"before_{os.getpid()}", template="template0") as url:
        database = open_database(url)
        script = ScriptDirectory.from_config(migrating._config())
        previous = script.get_revision(migrating.newest()).down_revision
        migrating.upgrade(database, str(previous))
        yield database
        database.close()


def test_people_work_on_while_the_schema_is_upgraded(
    before: Database, clock: Clock, settings: Settings
) -> None:
    stop = threading.Event()
    longest = [0.0] * HANDS
    written = [0] * HANDS

    def work(hand: int) -> None:
        while not stop.is_set():
            begun = monotonic()
            with before.transaction() as connection:
                connection.execute(READS)
                connection.execute(WRITES)
            written[hand] += 1
            longest[hand] = max(longest[hand], monotonic() - begun)

    with ThreadPoolExecutor(HANDS) as pool:
        hands = [pool.submit(work, hand) for hand in range(HANDS)]
        try:
            while min(written) < 5 and not any(hand.done() for hand in hands):
                sleep(0.01)
            migrating.upgrade(before)
            upgraded = list(written)
            while not any(hand.done() for hand in hands) and any(
                now < then + 5 for now, then in zip(written, upgraded, strict=True)
            ):
                sleep(0.01)
        finally:
            stop.set()
        assert [hand.exception() for hand in hands] == [None] * HANDS

    assert max(longest) < 20
    assert migrating.is_current(before)
    engine = Engine(before, now=clock, settings=settings)
    hall = office(engine)
    hall.publish(two_tasks())
    hall.complete(hall.start(), amount=money(1))
    assert engine.ask(VerifyAll()).broken == ()


def test_an_upgrade_that_must_wait_lets_others_pass_and_comes_again(before: Database) -> None:
    with ThreadPoolExecutor() as pool:
        with before.reading() as slow:
            slow.execute(READS)
            upgrade = pool.submit(migrating.upgrade, before)
            sleep(1)
            begun = monotonic()
            with before.transaction() as connection:
                connection.execute(READS)
            waited = monotonic() - begun
            assert not upgrade.done()
        upgrade.result(timeout=60)

    assert waited < 10
    assert migrating.is_current(before)
