"""One installation: its settings, its database, its clock, its files and its worker.

The one place where the parts are put together, for the command line and for the web server.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.backups.back_up import BackedUp, back_up
from engine.backups.restore import Restored, restore
from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.jobs.readiness import Readiness, readiness
from engine.jobs.worker import Worker
from engine.model.errors import DatabaseAway, EngineError
from engine.sample.building import build_sample
from engine.sample.clock import clock_of
from engine.settings import Settings, read_settings
from engine.store.database import Database, DatabaseFault, open_database
from engine.store.migrating import upgrade

__all__ = [
    "DatabaseUnreadable", "Readiness", "installation", "make_backup", "readiness",
    "restore_backup", "serving", "upgrade_schema",
]  # fmt: skip

Say = Callable[[str], None]


class DatabaseUnreadable(EngineError):
    """The database cannot be reached, or holds no schema of this product."""

    code = "database-unreadable"

    def __init__(self) -> None:
        super().__init__(
            "The database cannot be read. Check NHIEMVU_DATABASE_URL and NHIEMVU_DATA_DIR, and"
            " run nhiemvu database upgrade."
        )


@contextmanager
def installation(settings: Settings | None = None) -> Iterator[Engine]:
    """Open what the environment names, and close it afterwards."""
    found = settings or read_settings()
    with _opened(found) as database:
        yield Engine(database, now=clock_of(database), settings=found)


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    database = open_database(settings.database_url)
    try:
        yield database
    except (DatabaseAway, DatabaseFault) as away:
        raise DatabaseUnreadable from away
    finally:
        database.close()


def upgrade_schema(settings: Settings | None = None) -> None:
    """Bring the database to the schema of this release; nothing happens if it is there."""
    database = open_database((settings or read_settings()).database_url)
    try:
        upgrade(database)
    finally:
        database.close()


def make_backup(to: Path) -> BackedUp:
    """Write one archive of the installation the environment names."""
    settings = read_settings()
    with _opened(settings) as database:
        return back_up(database, settings, to)


def restore_backup(archive: Path) -> Restored:
    """Make the installation the environment names from an archive."""
    settings = read_settings()
    with _opened(settings) as database:
        return restore(database, settings, archive)


@contextmanager
def serving(say: Say, *, with_sample: bool) -> Iterator[Engine]:
    """Open the installation ready to be served, with a worker at work until the end.

    What the product ships is loaded once; every start may ask for it again.
    """
    say("database")
    upgrade_schema()
    with installation() as engine:
        publish_shipped(engine, lambda process: say(f"publishing {process}"))
        if with_sample:
            build_sample(engine, lambda part: say(f"sample: {part}"))
        worker = Worker(engine)
        worker.start()
        try:
            yield engine
        finally:
            worker.stop()
