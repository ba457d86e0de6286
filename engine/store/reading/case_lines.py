"""Cases as lists and headings show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from engine.store.reading.addressed import Roles, is_party
from engine.store.tables import authorities, cases, links, missions, parties


@dataclass(frozen=True)
class CaseLine:
    """A case without its snapshot."""

    case_id: int
    process_id: str
    bundle_digest: str
    authority_id: int
    authority: str
    mission_id: int | None
    mission_title: str | None
    mission_code: str | None
    parent_id: int | None
    council_id: int | None
    party_id: int
    title: str
    state: str
    ending: str | None
    started_on: date
    ended_at: datetime | None


def one(connection: Connection, case_id: int) -> CaseLine | None:
    """Return a case, or ``None``."""
    return next(iter(_found(connection, cases.c.case_id == case_id)), None)


def children(connection: Connection, case_id: int) -> tuple[CaseLine, ...]:
    """Return the cases a case began or judges, oldest first."""
    judged = select(links.c.case_id).where(links.c.parent_id == case_id)
    return _found(connection, or_(cases.c.parent_id == case_id, cases.c.case_id.in_(judged)))


def of_mission(connection: Connection, mission_id: int) -> tuple[CaseLine, ...]:
    """Return the cases of a mission, oldest first."""
    return _found(connection, cases.c.mission_id == mission_id)


def of_party(connection: Connection, who: Roles) -> tuple[CaseLine, ...]:
    """Return the cases in which somebody is a party, oldest first."""
    held = select(parties.c.party_id).where(is_party(who))
    return _found(connection, cases.c.party_id.in_(held))


def without_mission(connection: Connection, authority_ids: Collection[int]) -> tuple[CaseLine, ...]:
    """Return the cases of some authorities from which missions come, oldest first."""
    alone = cases.c.mission_id.is_(None) & cases.c.parent_id.is_(None)
    return _found(connection, alone & cases.c.authority_id.in_(authority_ids))


def several(connection: Connection, case_ids: tuple[int, ...]) -> tuple[CaseLine, ...]:
    """Return some cases, oldest first."""
    return _found(connection, cases.c.case_id.in_(case_ids))


def _found(connection: Connection, condition: ColumnElement[bool]) -> tuple[CaseLine, ...]:
    rows = connection.execute(_lines().where(condition).order_by(cases.c.case_id)).mappings()
    return tuple(CaseLine(**row) for row in rows)


def _lines() -> "Select[*tuple[object, ...]]":
    return (
        select(
            cases.c.case_id,
            cases.c.process_id,
            cases.c.bundle_digest,
            cases.c.authority_id,
            authorities.c.name.label("authority"),
            cases.c.mission_id,
            missions.c.title.label("mission_title"),
            missions.c.code.label("mission_code"),
            cases.c.parent_id,
            cases.c.council_id,
            cases.c.party_id,
            cases.c.title,
            cases.c.state,
            cases.c.ending,
            cases.c.started_on,
            cases.c.ended_at,
        )
        .join(authorities, authorities.c.authority_id == cases.c.authority_id)
        .outerjoin(missions, missions.c.mission_id == cases.c.mission_id)
    )
