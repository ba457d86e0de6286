"""Every command, broken off before each statement and before its commit, leaves no trace."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from engine.commands.registry import Command, command_types
from engine.engine import Engine
from engine.model.values import digest
from engine.questions.audit.verify import VerifyAll
from engine.store import contents
from engine.store.tables import files
from tests.builders import dump
from tests.conftest import Clock
from tests.engine.kernel.account_scenes import ACCOUNT_SCENES, staff_on
from tests.engine.kernel.crash_scenes import SCENES, stage
from tests.engine.kernel.test_crashes import Crash, crash_everywhere

#: SQLite is tried on every change; PostgreSQL takes longer and joins in the long run.
both = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)], indirect=True
)
every_command = pytest.mark.parametrize(
    "kind",
    sorted({*SCENES, *ACCOUNT_SCENES}, key=lambda kind: kind.__name__),
    ids=lambda kind: kind.__name__,
)


def scene(kind: type, engine: Engine, clock: Clock) -> Command[object]:
    if kind in SCENES:
        return SCENES[kind](stage(engine, clock))
    return ACCOUNT_SCENES[kind](staff_on(engine), clock)


@both
def test_the_matrix_holds_every_command(engine: Engine) -> None:
    assert {*SCENES, *ACCOUNT_SCENES} == command_types()
    assert not SCENES.keys() & ACCOUNT_SCENES.keys()


@both
@every_command
def test_a_command_that_fails_leaves_the_database_as_it_was(
    engine: Engine, clock: Clock, kind: type
) -> None:
    command = scene(kind, engine, clock)
    assert type(command) is kind

    statements = crash_everywhere(engine, command, fault)

    # Begin, take the id, keep the answer, commit.
    assert statements >= 4
    assert_done_once(engine, command)


@pytest.mark.long
@every_command
def test_a_command_that_dies_leaves_the_database_as_it_was(
    engine: Engine, clock: Clock, kind: type
) -> None:
    command = scene(kind, engine, clock)

    crash_everywhere(engine, command, Crash)

    assert_done_once(engine, command)


def fault() -> Exception:
    """Return what a driver raises when the database goes away."""
    return OperationalError("statement", None, Exception("the server is gone"))


def assert_done_once(engine: Engine, command: Command[object]) -> None:
    """After all the failures it was done, every file is there, and a repeat does nothing."""
    after = dump(engine.database)
    engine.do(command)

    assert dump(engine.database) == after
    assert engine.ask(VerifyAll()).broken == ()
    assert_no_file_is_missing(engine)


def assert_no_file_is_missing(engine: Engine) -> None:
    with engine.database.reading() as connection:
        named = connection.execute(select(files.c.digest)).scalars().all()
    folder = engine.settings.files_dir
    assert all(digest(contents.path_of(folder, one).read_bytes()) == one for one in named)
