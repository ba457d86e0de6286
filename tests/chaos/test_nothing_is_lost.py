"""Everything is killed again and again, and not one confirmed command is lost or done twice.

``NHIEMVU_CHAOS_COMPLETIONS`` says how many tasks are completed: 4,000 unless it does, which is
meant to take a quarter of an hour on two idle cores, and 10,000 before a release.
"""

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, func, select, update

from bench.kept import keep
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.sign_in import SignIn
from engine.commands.cases.start_case import StartCase
from engine.engine import Engine
from engine.jobs.due import run_all_due
from engine.jobs.publish_shipped import publish_shipped
from engine.model.actors import SYSTEM
from engine.model.events import Kind
from engine.questions.audit.verify import VerifyAll
from engine.settings import read_settings
from engine.store.database import open_database, telling_when_away
from engine.store.tables import cases, deadlines, events, messages, numbers, remembered
from tests.builders import Diagram, Office, new_id, office, two_tasks
from tests.chaos.clients import Accepted, Browser, Journal, do, persistently
from tests.chaos.processes import Chaos, Process, Server, wait_until_ready
from tests.conftest import make_schema
from tests.engine.kernel import test_waiting as waiting
from tests.web.reader import PASSWORD, give_password

pytestmark = pytest.mark.long
COMPLETIONS = int(os.environ.get("NHIEMVU_CHAOS_COMPLETIONS", "4000"))
CLIENTS = 8
#: Of ten cases eight are two tasks; one waits for a message and one for a deadline.
ROUND = ("T1",) * 8 + ("Parent", "Late")
COMPLETIONS_A_ROUND = 17
ENDINGS = {"T1": "done", "Parent": "heard", "Child": "done", "Late": "late"}
SEED = 20


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder the server may enter, whoever it runs as."""
    with tempfile.TemporaryDirectory(prefix="nhiemvu-chaos-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_four_web_processes_and_two_workers_on_a_postgresql_that_restarts(folder: Path) -> None:
    server = Server(folder)
    try:
        suffer(folder, server.url, ["serve"] * 4 + ["work"] * 2, server)
    finally:
        server.stop()


def test_one_process_on_sqlite(folder: Path) -> None:
    suffer(folder, f"sqlite:///{folder}/data/nhiemvu.db", ["serve"], None)


def suffer(folder: Path, url: str, words: list[str], server: Server | None) -> None:
    environment = {"NHIEMVU_DATA_DIR": str(folder / "files"), "NHIEMVU_DATABASE_URL": url}
    journal, chaos = Journal(folder / "journal"), Chaos(SEED)
    with installed(environment) as hall, running(words, environment, folder) as processes:
        ports = [one.port for one in processes if one.port is not None]
        browsers = [signed_in(hall.engine, ports, journal) for _ in range(CLIENTS)]
        begun = time.monotonic()
        with chaos.among(processes, server), ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(work, [hall] * CLIENTS, browsers, range(CLIENTS)))
        seconds = time.monotonic() - begun
        wait_until_ready(processes)
    with installed(environment, new=False) as hall:
        repeats = assert_nothing_is_lost(hall.engine, journal.read())
    keep(
        "chaos",
        {
            "database": "sqlite" if server is None else "postgresql",
            "processes": len(words),
            "completions": len(journal.read()),
            "kills": chaos.kills,
            "restarts": chaos.restarts,
            "gave_up": sum(one.gave_up for one in processes),
            "seconds": round(seconds, 1),
            "sent_again": sum(one.tries - 1 for one in journal.read()),
            "repeats_answered": repeats,
        },
    )


@contextmanager
def installed(environment: dict[str, str], *, new: bool = True) -> Iterator[Office]:
    settings = read_settings(environment)
    if new:
        make_schema(settings.database_url)
    database = open_database(settings.database_url)
    engine = Engine(database, settings=settings)
    if not new:
        yield Office(engine, 0, SYSTEM, SYSTEM, (), 0)
        database.close()
        return
    hall = office(engine, members=0)
    limit = waiting._task_with_limit()
    limit.process_id = "Late"
    diagrams: tuple[Diagram, ...] = (two_tasks(), waiting._child(), waiting._parent(), limit)
    hall.publish(*diagrams)
    publish_shipped(engine)
    (grant,) = hall.officer.grants
    given = GrantRole(
        hall.officer.user_id, grant.role, grant.authority_id, None, date(2020, 1, 1),
        actor=SYSTEM, command_id=new_id(),
    )  # fmt: skip
    engine.do(given)
    give_password(engine, "officer")
    yield hall
    database.close()


@contextmanager
def running(words: list[str], environment: dict[str, str], folder: Path) -> Iterator[list[Process]]:
    processes: list[Process] = []
    try:
        for number, word in enumerate(words):
            line = [word, "--no-sample"] if word == "serve" else [word]
            processes.append(Process(line, environment, folder / f"{word}-{number}.log"))
        wait_until_ready(processes)
        yield processes
    finally:
        for one in processes:
            one.kill()


def signed_in(engine: Engine, ports: list[int], journal: Journal) -> Browser:
    signing_in = SignIn("officer", PASSWORD, actor=SYSTEM, command_id=new_id())
    engine.do(signing_in)
    return Browser(ports, signing_in.token, journal)


def work(hall: Office, browser: Browser, number: int) -> None:
    """Start cases and complete their tasks, one after the other, until one's share is done."""
    rounds = -(-COMPLETIONS // COMPLETIONS_A_ROUND)
    for process_id in ROUND * len(range(number, rounds, CLIENTS)):
        started = do(
            hall.engine,
            StartCase(process_id, hall.authority_id, actor=hall.officer, command_id=new_id()),
        )
        if process_id == "Late":
            persistently(lambda case_id=started.case_id: let_the_term_end(hall.engine, case_id))
        else:
            browser.complete(f"{started.case_id}-A.1", form=process_id == "T1")
        if process_id == "T1":
            browser.complete(f"{started.case_id}-B.1", form=True)


def let_the_term_end(engine: Engine, case_id: int) -> None:
    """Put the end of the case's term into the past, as if its days had gone by."""
    with telling_when_away(), engine.database.transaction() as connection:
        connection.execute(
            update(deadlines)
            .where(deadlines.c.case_id == case_id)
            .values(due_at=datetime.now(UTC) - timedelta(seconds=1))
        )


def assert_nothing_is_lost(engine: Engine, accepted: list[Accepted]) -> int:
    """Judge what is there; return how many repeats were answered with what was done before."""
    run_all_due(engine)
    expected = {one.command_id for one in accepted}
    assert len(expected) == len(accepted) >= COMPLETIONS
    told = Counter(column(engine, events.c.command_id, events.c.kind == str(Kind.TASK_COMPLETED)))
    assert told == Counter(expected)
    done_at = answered_at(engine, expected)
    assert done_at.keys() == expected

    assert set(column(engine, messages.c.state)) == {"delivered"}
    assert "open" not in column(engine, deadlines.c.state, deadlines.c.due_at <= engine.now())
    assert wrong_endings(engine) == []
    drawn = sorted(column(engine, numbers.c.number))
    assert drawn == list(range(1, len(drawn) + 1))
    verified = engine.ask(VerifyAll())
    assert verified.broken == ()
    assert verified.replayed > COMPLETIONS / 2
    return sum(
        one.tries > 1 and done_at[one.command_id] < datetime.fromisoformat(one.last_sent)
        for one in accepted
    )


def column(engine: Engine, wanted: Column[object], *where: object) -> list[object]:
    with engine.database.reading() as connection:
        return list(connection.execute(select(wanted).where(*where)).scalars())  # type: ignore[arg-type]


def answered_at(engine: Engine, expected: set[str]) -> dict[str, datetime]:
    with engine.database.reading() as connection:
        query = select(remembered.c.command_id, remembered.c.at)
        found = connection.execute(query.where(remembered.c.answer.is_not(None))).all()
    return {row.command_id: row.at for row in found if row.command_id in expected}


def wrong_endings(engine: Engine) -> list[tuple[str, str | None, int]]:
    with engine.database.reading() as connection:
        query = select(cases.c.process_id, cases.c.ending, func.count()).group_by(
            cases.c.process_id, cases.c.ending
        )
        found = [(row[0], row[1], row[2]) for row in connection.execute(query)]
    return [one for one in found if ENDINGS[one[0]] != one[1]]
