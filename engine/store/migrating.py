"""Bring a database to the schema of this release."""

from functools import cache
from pathlib import Path
from time import sleep
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from engine.store.database import Connection, Database
from engine.store.holding import TablesBusy

_TRIES: Final = 60
_PAUSE_SECONDS: Final = 1.0
_HERE = Path(__file__).parent / "migrations"


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply every migration that is missing; a database that is up to date is left alone.

    People may be at work: a table that cannot be had soon is let go and asked for again.
    """
    config = _config()
    config.attributes["database"] = database
    for left in reversed(range(_TRIES)):
        try:
            command.upgrade(config, revision)
        except TablesBusy:
            if not left:
                raise
            sleep(_PAUSE_SECONDS)
        else:
            return


def upgrade_inside(connection: Connection) -> None:
    """Apply what is missing inside an open transaction, so that it stands or falls with it."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@cache
def newest() -> str:
    """Return the revision of this release."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a database, ``None`` where it holds no schema of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(database: Database) -> bool:
    """Tell whether a database has the schema of this release."""
    with database.reading() as connection:
        return revision_of(connection) == newest()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    return config
