"""What administrators look at: versions, incidents, people, the access log."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select, true

from engine.model.folding import fold
from engine.store.tables import (
    access_log,
    authorities,
    cases,
    grants,
    missions,
    organisations,
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
class PersonLine:
    """An account with its roles."""

    user_id: int
    login: str
    name: str
    organisation: str | None
    enabled: bool
    roles: tuple[str, ...]


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


def people(
    connection: Connection, text: str, window: tuple[int, int]
) -> tuple[int, tuple[PersonLine, ...]]:
    """Return how many accounts match and those of ``window``, by name."""
    condition = _folded(users.c.folded, text)
    total = connection.execute(
        select(func.count()).select_from(users).where(condition)
    ).scalar_one()
    offset, number = window
    chosen = (
        select(users)
        .where(condition)
        .order_by(users.c.folded, users.c.user_id)
        .offset(offset)
        .limit(number)
        .subquery("chosen")
    )
    rows = connection.execute(
        select(
            chosen.c.user_id,
            chosen.c.login,
            chosen.c.name,
            organisations.c.name.label("organisation"),
            chosen.c.enabled,
            grants.c.role,
        )
        .outerjoin(organisations, organisations.c.organisation_id == chosen.c.organisation_id)
        .outerjoin(grants, grants.c.user_id == chosen.c.user_id)
        .order_by(chosen.c.folded, chosen.c.user_id, grants.c.grant_id)
    ).all()
    roles: dict[int, tuple[str, ...]] = {}
    for row in rows:
        roles[row.user_id] = (*roles.get(row.user_id, ()), *([row.role] if row.role else ()))
    once = {row.user_id: row for row in rows}
    return total, tuple(
        PersonLine(
            row.user_id, row.login, row.name, row.organisation, row.enabled, roles[row.user_id]
        )
        for row in once.values()
    )


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


def _folded(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    words = [word for word in fold(text).split(" ") if word]
    return and_(true(), *(column.contains(word, autoescape=True) for word in words))
