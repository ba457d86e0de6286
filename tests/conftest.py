"""What every tier shares: a clock that stands still and databases of both kinds."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.engine import Engine
from engine.settings import Settings, read_settings
from engine.store.database import Database, open_database
from engine.store.migrating import upgrade
from tests import postgres

CHROMIUM = Path("/usr/bin/chromium")
#: Names for PostgreSQL copies; the process id keeps workers apart.
_COPIES = itertools.count(1)


class Clock:
    """The time in a test: it stands still until somebody moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, *, days: int = 0, seconds: int = 0) -> None:
        self.at += timedelta(days=days, seconds=seconds)


def pytest_configure() -> None:
    postgres.choose_folder()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, and say how to get one."""
    if CHROMIUM.exists():
        return
    missing = pytest.mark.skip(reason="no Chromium: sudo apt-get install -y chromium")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture
def clock() -> Clock:
    """Monday, 4 March 2024, nine o'clock in Huế."""
    return Clock(datetime(2024, 3, 4, 2, 0, tzinfo=UTC))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"NHIEMVU_DATA_DIR": str(tmp_path / "data")})


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "nhiemvu.db"
    make_schema(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path
) -> Iterator[str]:
    """Give the address of an empty database with the newest schema, once on each kind."""
    if request.param == "sqlite":
        copy = tmp_path / "nhiemvu.db"
        shutil.copy(sqlite_template, copy)
        yield f"sqlite:///{copy}"
        return
    postgres.make_template(make_schema)
    with postgres.fresh_database(f"test_{os.getpid()}_{next(_COPIES)}") as url:
        yield url


@pytest.fixture
def open_again(database_url: str) -> Iterator[Callable[[], Database]]:
    """Open the database of this test once more, as a second process would."""
    opened: list[Database] = []

    def another() -> Database:
        opened.append(open_database(database_url))
        return opened[-1]

    yield another
    for database in opened:
        database.close()


@pytest.fixture
def database(open_again: Callable[[], Database]) -> Database:
    return open_again()


@pytest.fixture
def engine(database: Database, clock: Clock, settings: Settings) -> Engine:
    return Engine(database, now=clock, settings=settings)


def make_schema(url: str) -> None:
    database = open_database(url)
    upgrade(database)
    database.close()
