"""Connections and transactions on SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine as SqlEngine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

__all__ = ["Connection", "Database", "DatabaseAway", "open_database"]

#: What a worker waits out: the database is away, locked, or restarting.
DatabaseAway = SQLAlchemyError
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


def open_database(url: str) -> Database:
    """Open ``sqlite:///path`` or ``postgresql://…``; the file's folder is made if missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Database(_open_sqlite(url))
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    options = f"-c lock_timeout={LOCK_SECONDS * 1000} -c timezone=UTC"
    return Database(
        create_engine(parsed, pool_pre_ping=True, pool_size=10, connect_args={"options": options})
    )


def _open_sqlite(url: str) -> SqlEngine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    sql = create_engine(url, connect_args={"timeout": LOCK_SECONDS}, pool_size=10)

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
