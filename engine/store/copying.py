"""Every row of every table as lines of JSON, and back; the same lines on either database.

A column's type decides how its values are written, so that a copy made on one kind of database
can be read into the other.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, cast

from sqlalchemy import Column, Connection, Date, LargeBinary, func, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from engine.store.tables import metadata
from engine.store.tables.columns import UtcDateTime

#: Whoever holds a backup must not hold open sessions with it: after a restore everybody signs in.
LEFT_OUT: Final = frozenset({"sessions"})
#: What a database makes of rows that do not fit together.
Refused = SQLAlchemyError
_BATCH: Final = 500


class UnreadableRow(Exception):
    """A line is no row of its table."""


def names() -> list[str]:
    """Return the tables that are copied, those first that others refer to."""
    return [table.name for table in metadata.sorted_tables if table.name not in LEFT_OUT]


def lines(connection: Connection, name: str) -> Iterator[str]:
    """Yield each row of a table as one line, in the order of its key."""
    table = metadata.tables[name]
    query = select(table).order_by(*table.primary_key.columns)
    writers = [(column.name, _writer(column)) for column in table.columns]
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        values = {
            key: None if value is None else write(value)
            for (key, write), value in zip(writers, row, strict=True)
        }
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def fill(connection: Connection, name: str, told: Iterable[str]) -> int:
    """Insert the rows of a table; raises ``UnreadableRow``. Return how many there were."""
    table = metadata.tables[name]
    columns = list(table.columns)
    batch: list[dict[str, object]] = []
    done = 0
    for line in told:
        batch.append(_row(columns, line))
        if len(batch) == _BATCH:
            connection.execute(insert(table), batch)
            done += len(batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
    return done + len(batch)


def count_on(connection: Connection) -> None:
    """Let new rows be numbered after those that were copied; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        last = connection.execute(select(func.max(column))).scalar()
        counter = func.pg_get_serial_sequence(table.name, column.name)
        if last is not None:
            connection.execute(select(func.setval(counter, last)))


def is_empty(connection: Connection) -> bool:
    """Tell whether no table holds a row; there may be no tables at all."""
    there = set(inspect(connection).get_table_names())
    return not any(
        connection.execute(select(table).limit(1)).first()
        for table in metadata.sorted_tables
        if table.name in there
    )


def _row(columns: Sequence[Column[object]], line: str) -> dict[str, object]:
    try:
        told: dict[str, str | None] = dict(json.loads(line))
        if set(told) != {one.name for one in columns}:
            raise UnreadableRow
        return {
            one.name: None if (value := told[one.name]) is None else _reader(one)(value)
            for one in columns
        }
    except (ValueError, TypeError) as broken:
        raise UnreadableRow from broken


def _writer(column: Column[object]) -> Callable[[object], object]:
    if isinstance(column.type, LargeBinary):
        return lambda value: base64.b64encode(cast("bytes", value)).decode("ascii")
    if isinstance(column.type, Date | UtcDateTime):
        return lambda value: cast("date | datetime", value).isoformat()
    return lambda value: value


def _reader(column: Column[object]) -> Callable[[str], object]:
    for kind, read in _READERS.items():
        if isinstance(column.type, kind):
            return read
    return lambda value: value


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


_READERS: Final[Mapping[type, Callable[[str], object]]] = {
    LargeBinary: _bytes,
    Date: date.fromisoformat,
    UtcDateTime: datetime.fromisoformat,
}
