"""Missions as lists show them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from engine.model.folding import fold
from engine.model.values import loads
from engine.store.reading.addressed import Roles, is_party
from engine.store.tables import authorities, links, missions, organisations, parties, users


@dataclass(frozen=True)
class MissionLine:
    """A mission with the names of its host and its principal investigator."""

    mission_id: int
    authority_id: int
    authority: str
    code: str | None
    title: str
    status: str
    created_at: datetime
    host: str | None
    pi: str | None


@dataclass(frozen=True)
class Wanted:
    """Which missions: of authorities or of a party, with a status, and matching a text."""

    authority_ids: Collection[int] = ()
    party: Roles | None = None
    everywhere: bool = False
    text: str = ""
    statuses: Collection[str] = ()


def found(
    connection: Connection, wanted: Wanted, window: tuple[int, int]
) -> tuple[int, tuple[MissionLine, ...]]:
    """Return how many there are and those of ``window`` (offset, number), the newest first."""
    condition = _condition(wanted)
    total = connection.execute(select(func.count()).select_from(missions).where(condition))
    offset, number = window
    return total.scalar_one(), _lines(connection, condition, offset, number)


def one(connection: Connection, mission_id: int) -> MissionLine | None:
    """Return one mission."""
    return next(iter(_lines(connection, missions.c.mission_id == mission_id, 0, 1)), None)


def by_proposal(connection: Connection, list_case: int) -> dict[int, int]:
    """Return the missions that came of a list, by the case of the proposal each came from."""
    judged = set(
        connection.execute(select(links.c.case_id).where(links.c.parent_id == list_case)).scalars()
    )
    found = {}
    for row in connection.execute(select(missions.c.mission_id, missions.c.body)):
        body = loads(row.body)
        proposal = body.get("proposal") if isinstance(body, Mapping) else None
        if isinstance(proposal, Decimal) and int(proposal) in judged:
            found[int(proposal)] = row.mission_id
    return found


def _condition(wanted: Wanted) -> ColumnElement[bool]:
    scopes: list[ColumnElement[bool]] = [missions.c.authority_id.in_(wanted.authority_ids)]
    if wanted.everywhere:
        scopes.append(true())
    if wanted.party is not None:
        held = select(parties.c.party_id).where(is_party(wanted.party))
        scopes.append(missions.c.mission_id.in_(held))
    words = [word for word in fold(wanted.text).split(" ") if word]
    return and_(
        or_(*scopes),
        missions.c.status.in_(wanted.statuses) if wanted.statuses else true(),
        *(missions.c.folded.contains(word, autoescape=True) for word in words),
    )


def _lines(
    connection: Connection, condition: ColumnElement[bool], offset: int, number: int
) -> tuple[MissionLine, ...]:
    host, leader = parties.alias("host"), parties.alias("leader")
    rows = connection.execute(
        select(
            missions.c.mission_id,
            missions.c.authority_id,
            authorities.c.name.label("authority"),
            missions.c.code,
            missions.c.title,
            missions.c.status,
            missions.c.created_at,
            organisations.c.name.label("host"),
            users.c.name.label("pi"),
        )
        .join(authorities, authorities.c.authority_id == missions.c.authority_id)
        .outerjoin(host, and_(host.c.party_id == missions.c.mission_id, host.c.role == "host_org"))
        .outerjoin(organisations, organisations.c.organisation_id == host.c.organisation_id)
        .outerjoin(leader, and_(leader.c.party_id == missions.c.mission_id, leader.c.role == "pi"))
        .outerjoin(users, users.c.user_id == leader.c.user_id)
        .where(condition)
        .order_by(missions.c.created_at.desc(), missions.c.mission_id.desc())
        .offset(offset)
        .limit(number)
    ).mappings()
    return tuple(MissionLine(**row) for row in rows)
