"""Connections and transactions on SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine as SqlEngine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from engine.model.errors import DatabaseAway, StorageUnwritable

__all__ = ["Connection", "Database", "DatabaseFault", "open_database", "telling_when_away"]

#: Whatever a database may complain of: it is away, it is no database, it has no such table.
DatabaseFault = SQLAlchemyError
#: What is no fault of ours: away, locked, restarting, full, or only to be read.
_AWAY: Final = (OperationalError, InterfaceError, InternalError, NoConnectionFree)
#: SQLite's READONLY and FULL; what it says of them in detail stands in higher bytes.
_UNWRITABLE_KINDS: Final = frozenset({8, 13})
#: SQLite's IOERR_WRITE and IOERR_SHMSIZE: a limit other than the end of the disk was met.
_UNWRITABLE_CODES: Final = frozenset({778, 4874})
#: PostgreSQL's read_only_sql_transaction, disk_full and io_error.
_UNWRITABLE_STATES: Final = frozenset({"25006", "53100", "58030"})
#: A command that cannot get its lock in this time fails and can be repeated.
LOCK_SECONDS = 30


class Database:
    """One database; every command is one ``transaction``, every question one ``reading``."""

    def __init__(self, sql: SqlEngine) -> None:
        self.sql = sql
        self.is_sqlite = sql.dialect.name == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Open the one transaction of a command; an exception leaves no trace of it."""
        with self.sql.connect() as connection:
            if self.is_sqlite:
                connection.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of everything and is never committed."""
        level = "SERIALIZABLE" if self.is_sqlite else "REPEATABLE READ"
        with self.sql.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level=level, postgresql_readonly=True)
            yield connection

    def close(self) -> None:
        """Close every pooled connection."""
        self.sql.dispose()


@contextmanager
def telling_when_away() -> Iterator[None]:
    """Turn what a driver raises for an absent or full database into a refusal of ours."""
    try:
        yield
    except _AWAY as fault:
        raise (StorageUnwritable() if _is_unwritable(fault) else DatabaseAway()) from fault


def _is_unwritable(fault: SQLAlchemyError) -> bool:
    """Say whether waiting will not help."""
    found = fault.orig if isinstance(fault, DBAPIError) else None
    code: int = getattr(found, "sqlite_errorcode", 0)
    return (
        code & 0xFF in _UNWRITABLE_KINDS
        or code in _UNWRITABLE_CODES
        or getattr(found, "sqlstate", None) in _UNWRITABLE_STATES
    )


def open_database(url: str) -> Database:
    """Open ``sqlite:///path`` or ``postgresql://…``; the file's folder is made if missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Database(_open_sqlite(url))
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    options = f"-c lock_timeout={LOCK_SECONDS * 1000} -c timezone=UTC"
    return Database(
        create_engine(
            parsed,
            pool_pre_ping=True,
            pool_size=10,
            # What a person typed is a parameter; the message of an error would quote it.
            hide_parameters=True,
            connect_args={"options": options},
        )
    )


def _open_sqlite(url: str) -> SqlEngine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    sql = create_engine(
        url, connect_args={"timeout": LOCK_SECONDS}, pool_size=10, hide_parameters=True
    )

    @event.listens_for(sql, "connect")
    def configure(raw: object, _: object) -> None:
        # The driver's own BEGIN is deferred and late; ours is issued below, in "begin".
        raw.isolation_level = None  # type: ignore[attr-defined]
        cursor = raw.cursor()  # type: ignore[attr-defined]
        for pragma in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA foreign_keys=ON",
            "PRAGMA synchronous=FULL",
        ):
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(sql, "begin")
    def begin(connection: Connection) -> None:
        asked = connection.get_execution_options().get("sqlite_begin", "BEGIN DEFERRED")
        connection.exec_driver_sql(asked)

    return sql
