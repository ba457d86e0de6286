"""Every table held at once, for the moment in which a schema changes under people at work."""

from typing import Final

from sqlalchemy import DDL, Connection, inspect, text
from sqlalchemy.exc import OperationalError

from engine.model.errors import EngineError

#: PostgreSQL looks for deadlocks after a second, and may end whoever it finds waiting. Nobody can
#: have waited that long for tables that are all had, or let go, before.
_WITHIN: Final = text("SET LOCAL statement_timeout = '800ms'")
_AFTERWARDS: Final = text("SET LOCAL statement_timeout = '15min'")


class TablesBusy(EngineError):
    """Somebody works with a table for longer than others can be kept waiting."""

    code = "tables-busy"

    def __init__(self) -> None:
        super().__init__(
            "The schema was not changed: some table was never free. Stop what reads the database"
            " for minutes, such as a report or a backup, and try again."
        )


def hold_all(connection: Connection) -> None:
    """Hold every table until the transaction ends; SQLite knows one lock for everything anyway.

    Raises ``TablesBusy``; the transaction is then lost and may be begun again.
    """
    if connection.dialect.name != "postgresql":
        return
    quote = connection.dialect.identifier_preparer.quote
    found = ", ".join(quote(name) for name in sorted(inspect(connection).get_table_names()))
    connection.execute(_WITHIN)
    if found:
        try:
            lock = DDL("LOCK TABLE %(found)s", context={"found": found})  # type: ignore[no-untyped-call]  # it has none
            connection.execute(lock)
        except OperationalError as busy:
            raise TablesBusy from busy
    connection.execute(_AFTERWARDS)
