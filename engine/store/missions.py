"""Missions as rows: what they are called, where they stand, what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, insert, select, update

from engine.model.folding import fold
from engine.model.values import Value, dumps, loads
from engine.store.tables import missions as table


@dataclass(frozen=True)
class Mission:
    """A mission as it stands."""

    mission_id: int
    authority_id: int
    code: str | None
    title: str
    status: str
    body: Mapping[str, Value]


def add(connection: Connection, mission: Mission, at: datetime) -> None:
    """Write a new mission."""
    connection.execute(
        insert(table).values(
            mission_id=mission.mission_id,
            authority_id=mission.authority_id,
            created_at=at,
            **_columns(mission),
        )
    )


def read(connection: Connection, mission_id: int) -> Mission | None:
    """Return a mission, or ``None``."""
    row = connection.execute(select(table).where(table.c.mission_id == mission_id)).first()
    if row is None:
        return None
    body = cast("Mapping[str, Value]", loads(row.body))
    return Mission(mission_id, row.authority_id, row.code, row.title, row.status, body)


def write(connection: Connection, mission: Mission) -> None:
    """Write a revised mission."""
    connection.execute(
        update(table).where(table.c.mission_id == mission.mission_id).values(**_columns(mission))
    )


def title(connection: Connection, mission_id: int) -> str:
    """Return what the mission is called."""
    query = select(table.c.title).where(table.c.mission_id == mission_id)
    return str(connection.execute(query).scalar_one())


def _columns(mission: Mission) -> dict[str, object]:
    return {
        "code": mission.code,
        "title": mission.title,
        "folded": f"{fold(mission.title)} {fold(mission.code or '')}".strip(),
        "status": mission.status,
        "body": dumps(mission.body),
    }


def with_body(mission: Mission, body: Mapping[str, Value]) -> Mission:
    """Return the mission with other attributes."""
    return replace(mission, body=body)
