"""Open the installation the environment names, for commands that need its database."""

from collections.abc import Iterator
from contextlib import contextmanager

from engine.engine import Engine
from engine.sample.clock import clock_of
from engine.settings import read_settings
from engine.store.database import open_database


@contextmanager
def installation() -> Iterator[Engine]:
    """Open it, and close it afterwards; the sample's clock counts in a sample installation."""
    settings = read_settings()
    database = open_database(settings.database_url)
    try:
        yield Engine(database, now=clock_of(database), settings=settings)
    finally:
        database.close()
