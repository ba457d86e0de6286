"""What administrators look at: versions, incidents, people, the access log."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select, true

from engine.store.tables import (
    access_log,
    authorities,
    cases,
    missions,
    requests,
    users,
    versions,
)


@dataclass(frozen=True)
class VersionLine:
    """A bundle put into force."""

    process_id: str
    bundle_digest: str
    authority: str | None
    valid_from: date
    valid_to: date | None
    published_by: str | None
    published_at: datetime
    reason: str
    legal_basis: str


@dataclass(frozen=True)
class IncidentLine:
    """A request that failed, or that came too late."""

    request_id: str
    case_id: int
    case_title: str
    process_id: str
    bundle_digest: str
    mission_title: str | None
    mission_code: str | None
    element: str
    name: str
    state: str
    error_code: str
    error: str
    at: datetime


@dataclass(frozen=True)
class AccessLine:
    """One entry of the access log."""

    entry_id: int
    at: datetime
    actor: int
    actor_name: str | None
    kind: str
    code: str
    about: str
    is_sealed: bool


def all_versions(connection: Connection) -> tuple[VersionLine, ...]:
    """Return every version, by process, the newest first."""
    rows = connection.execute(
        select(
            versions.c.process_id,
            versions.c.bundle_digest,
            authorities.c.name.label("authority"),
            versions.c.valid_from,
            versions.c.valid_to,
            users.c.name.label("published_by"),
            versions.c.published_at,
            versions.c.reason,
            versions.c.legal_basis,
        )
        .outerjoin(authorities, authorities.c.authority_id == versions.c.authority_id)
        .outerjoin(users, users.c.user_id == versions.c.published_by)
        .order_by(versions.c.process_id, versions.c.version_id.desc())
    ).mappings()
    return tuple(VersionLine(**row) for row in rows)


def incidents(connection: Connection, authority_ids: frozenset[int]) -> tuple[IncidentLine, ...]:
    """Return the incidents of some authorities that nobody has settled, the newest first."""
    rows = connection.execute(
        select(
            requests.c.request_id,
            requests.c.case_id,
            cases.c.title.label("case_title"),
            cases.c.process_id,
            cases.c.bundle_digest,
            missions.c.title.label("mission_title"),
            missions.c.code.label("mission_code"),
            requests.c.element,
            requests.c.name,
            requests.c.state,
            requests.c.error_code,
            requests.c.error,
            requests.c.at,
        )
        .join(cases, cases.c.case_id == requests.c.case_id)
        .outerjoin(missions, missions.c.mission_id == cases.c.mission_id)
        .where(cases.c.authority_id.in_(authority_ids), requests.c.state == "failed")
        .order_by(requests.c.at.desc(), requests.c.request_id)
    ).mappings()
    return tuple(IncidentLine(**row) for row in rows)


def access_entries(
    connection: Connection, window: tuple[int, int], before: int | None = None
) -> tuple[int, tuple[AccessLine, ...]]:
    """Return how many entries there are and those of ``window``, the newest first."""
    wanted = true() if before is None else access_log.c.entry_id < before
    total = connection.execute(
        select(func.count()).select_from(access_log).where(wanted)
    ).scalar_one()
    offset, number = window
    rows = connection.execute(
        select(
            access_log.c.entry_id,
            access_log.c.at,
            access_log.c.actor,
            users.c.name.label("actor_name"),
            access_log.c.kind,
            access_log.c.code,
            access_log.c.about,
            access_log.c.sealed_seq.is_not(None).label("is_sealed"),
        )
        .outerjoin(users, users.c.user_id == access_log.c.actor)
        .where(wanted)
        .order_by(access_log.c.entry_id.desc())
        .offset(offset)
        .limit(number)
    ).mappings()
    return total, tuple(AccessLine(**row) for row in rows)
