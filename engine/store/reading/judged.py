"""Subjects of a case: proposals and applications with what was found of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sqlalchemy import Connection, Select, and_, select

from engine.model.values import Value, loads
from engine.store.tables import cases, links, organisations, parties, search_hits, users


@dataclass(frozen=True)
class SubjectLine:
    """One subject with its parties' names."""

    case_id: int
    party_id: int
    title: str
    state: str
    started_on: date
    tally: Mapping[str, Value]
    proposer: str | None = None
    host: str | None = None
    pi: str | None = None


def subjects(connection: Connection, parent_id: int) -> tuple[SubjectLine, ...]:
    """Return the subjects of a case, oldest first, in one statement."""
    found: dict[int, SubjectLine] = {}
    for row in connection.execute(_with_parties().where(links.c.parent_id == parent_id)):
        one = found.get(row.case_id) or SubjectLine(
            row.case_id,
            row.party_id,
            row.title,
            row.state,
            row.started_on,
            {} if row.tally is None else cast("Mapping[str, Value]", loads(row.tally)),
        )
        if row.role == "host_org":
            one = replace(one, host=row.organisation or row.person)
        elif row.role == "pi":
            one = replace(one, pi=row.person)
        elif row.role == "proposer":
            one = replace(one, proposer=row.person or row.organisation)
        found[row.case_id] = one
    return tuple(found.values())


def hits(connection: Connection, case_id: int) -> tuple[Mapping[str, Value], ...]:
    """Return what the last search for duplicates of a case found."""
    rows = connection.execute(
        select(search_hits.c.subject_id, search_hits.c.body)
        .where(search_hits.c.case_id == case_id)
        .order_by(search_hits.c.hit_id)
    )
    return tuple(
        {"subject": str(row.subject_id), **cast("Mapping[str, Value]", loads(row.body))}
        for row in rows
    )


def _with_parties() -> "Select[*tuple[object, ...]]":
    return (
        select(
            links.c.case_id,
            cases.c.party_id,
            cases.c.title,
            links.c.state,
            cases.c.started_on,
            links.c.tally,
            parties.c.role,
            users.c.name.label("person"),
            organisations.c.name.label("organisation"),
        )
        .join(cases, cases.c.case_id == links.c.case_id)
        .outerjoin(
            parties,
            and_(
                parties.c.party_id == cases.c.party_id,
                parties.c.role.in_(["proposer", "host_org", "pi"]),
            ),
        )
        .outerjoin(users, users.c.user_id == parties.c.user_id)
        .outerjoin(organisations, organisations.c.organisation_id == parties.c.organisation_id)
        .order_by(links.c.case_id, parties.c.role)
    )
