"""Councils as lists and headings show them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from engine.store.tables import cases, councils, missions, seats


@dataclass(frozen=True)
class CouncilLine:
    """A council and the case it was established in."""

    council_id: int
    kind: str
    decision_no: str | None
    decided_on: date
    case_id: int
    case_title: str
    bundle_digest: str
    mission_title: str | None
    mission_code: str | None
    case_state: str
    authority_id: int


def one(connection: Connection, council_id: int) -> CouncilLine | None:
    """Return a council, or ``None``."""
    return next(iter(_lines(connection, councils.c.council_id == council_id)), None)


def of_member(connection: Connection, user_id: int) -> tuple[CouncilLine, ...]:
    """Return the councils in which somebody sits, the newest first."""
    held = select(seats.c.council_id).where(seats.c.user_id == user_id)
    return _lines(connection, councils.c.council_id.in_(held))


def _lines(connection: Connection, condition: ColumnElement[bool]) -> tuple[CouncilLine, ...]:
    rows = connection.execute(
        select(
            councils.c.council_id,
            councils.c.kind,
            councils.c.decision_no,
            councils.c.decided_on,
            cases.c.case_id,
            cases.c.title.label("case_title"),
            cases.c.bundle_digest,
            missions.c.title.label("mission_title"),
            missions.c.code.label("mission_code"),
            cases.c.state.label("case_state"),
            councils.c.authority_id,
        )
        .join(cases, cases.c.case_id == councils.c.case_id)
        .outerjoin(missions, missions.c.mission_id == cases.c.mission_id)
        .where(condition)
        .order_by(councils.c.council_id.desc())
    ).mappings()
    return tuple(CouncilLine(**row) for row in rows)
