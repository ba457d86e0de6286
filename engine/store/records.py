"""Records: certificates, results and whatever else a case leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, insert, select, update

from engine.model.folding import fold
from engine.model.values import Value, dumps, loads
from engine.store.tables import records as table


@dataclass(frozen=True)
class Record:
    """One registry entry."""

    kind: str
    authority_id: int
    case_id: int
    mission_id: int | None
    number: str | None
    title: str
    body: Mapping[str, Value]
    public: bool
    revision: int
    created_on: date


def add(connection: Connection, record: Record) -> int:
    """Write a new record and return its number."""
    made = connection.execute(insert(table).values(**_columns(record)))
    key = made.inserted_primary_key
    assert key is not None  # noqa: S101 - an autoincrement key always comes back
    return int(key[0])


def newest(
    connection: Connection, kind: str, case_id: int, mission_id: int | None
) -> tuple[int, Record] | None:
    """Return the newest record of a kind in the case, else in its mission."""
    for scope in (table.c.case_id == case_id, table.c.mission_id == mission_id):
        row = connection.execute(
            select(table)
            .where(table.c.kind == kind, scope)
            .order_by(table.c.record_id.desc())
            .limit(1)
        ).first()
        if row is not None:
            found = {name: row._mapping[name] for name in Record.__dataclass_fields__}  # noqa: SLF001 - public despite its name
            found["body"] = cast("Mapping[str, Value]", loads(row.body))
            return row.record_id, Record(**found)
    return None


def revise(connection: Connection, record_id: int, record: Record) -> None:
    """Write the next revision."""
    connection.execute(
        update(table).where(table.c.record_id == record_id).values(**_columns(record))
    )


def _columns(record: Record) -> dict[str, object]:
    return {
        **record.__dict__,
        "body": dumps(record.body),
        "folded": f"{fold(record.title)} {fold(record.number or '')}".strip(),
    }
