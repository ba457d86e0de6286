"""Submissions with who made them, what they belong to, and the files in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from engine.forms import Answers, record_values
from engine.model.values import Value, loads
from engine.store import bundles
from engine.store.tables import (
    cases,
    links,
    panel_items,
    submissions,
    tasks,
    users,
)


@dataclass(frozen=True)
class SubmissionLine:
    """One submission without its answers."""

    digest: str
    case_id: int
    mission_id: int | None
    element: str
    form_id: str
    form_digest: str
    actor: int
    actor_name: str | None
    at: datetime
    legal_date: date
    sealed: bool
    #: The properties of the panel it belongs to, JSON; ``None`` for what is no panel's.
    panel: str | None
    #: What a panel's paper judges, and how that is called.
    subject_id: int | None
    subject: str | None


def of_cases(connection: Connection, case_ids: Collection[int]) -> tuple[SubmissionLine, ...]:
    """Return the submissions of some cases, the newest first."""
    return _lines(connection, submissions.c.case_id.in_(case_ids))


def one(connection: Connection, digest: str) -> SubmissionLine | None:
    """Return one submission."""
    return next(iter(_lines(connection, submissions.c.digest == digest)), None)


def several(connection: Connection, digests: Collection[str]) -> tuple[SubmissionLine, ...]:
    """Return some submissions, the newest first."""
    return _lines(connection, submissions.c.digest.in_(digests))


def answers(connection: Connection, digest: str) -> Mapping[str, Value]:
    """Return what was answered; whether it may be shown is decided elsewhere."""
    query = select(submissions.c.answers).where(submissions.c.digest == digest)
    return cast("Mapping[str, Value]", loads(connection.execute(query).scalar_one()))


def newest_answers(
    connection: Connection, case_id: int, party_id: int, mission_id: int | None
) -> dict[str, Mapping[str, Value]]:
    """Return the newest answers of each form in a case and in its mission, the case's first.

    Papers of other applicants belong to their own cases and stay there; the application
    that won is the mission's from then on. A panel's papers are not among them. The cost is
    that of the forms there are, however often each was filled in.
    """
    of_cases = select(cases.c.latest).where(within(case_id, party_id, mission_id))
    pointed = [
        cast("Mapping[str, str]", loads(text)) for text in connection.execute(of_cases).scalars()
    ]
    query = (
        select(submissions.c.form_id, submissions.c.answers)
        .where(submissions.c.digest.in_({digest for each in pointed for digest in each.values()}))
        .order_by(submissions.c.case_id == case_id, submissions.c.at, submissions.c.digest)
    )
    # The last one of a form stays: an older one, or another case's, gives way to it.
    return {
        row.form_id: cast("Mapping[str, Value]", loads(row.answers))
        for row in connection.execute(query)
    }


def attributes_of(connection: Connection, case_ids: Collection[int]) -> dict[int, dict[str, Value]]:
    """Return what the forms of some cases tell a record, the newest answer of each."""
    rows = connection.execute(
        select(submissions.c.case_id, submissions.c.form_digest, submissions.c.answers)
        .where(submissions.c.case_id.in_(case_ids), submissions.c.sealed.is_(False))
        .order_by(submissions.c.at, submissions.c.digest)
    ).all()
    forms = bundles.forms_by_digest(connection, {row.form_digest for row in rows})
    found: dict[int, dict[str, Value]] = {}
    for row in rows:
        given = Answers(row.form_digest, cast("Mapping[str, Value]", loads(row.answers)))
        told = record_values(forms[row.form_digest], given)
        found.setdefault(row.case_id, {}).update(told)
    return found


def within(case_id: int, party_id: int, mission_id: int | None) -> ColumnElement[bool]:
    """Return which cases have papers that are a case's own: itself, and those of its mission."""
    own = cases.c.case_id == case_id
    if mission_id is None:
        return own
    won = exists().where(links.c.case_id == cases.c.case_id, links.c.state == "won")
    of_mission = (cases.c.mission_id == mission_id) & or_(
        cases.c.party_id == party_id, cases.c.party_id == mission_id, won
    )
    return own | of_mission


def _lines(connection: Connection, condition: ColumnElement[bool]) -> tuple[SubmissionLine, ...]:
    judged = cases.alias("judged")
    rows = connection.execute(
        select(
            submissions.c.digest,
            submissions.c.case_id,
            submissions.c.mission_id,
            submissions.c.element,
            submissions.c.form_id,
            submissions.c.form_digest,
            submissions.c.actor,
            users.c.name.label("actor_name"),
            submissions.c.at,
            submissions.c.legal_date,
            submissions.c.sealed,
            tasks.c.properties.label("panel"),
            panel_items.c.subject_id,
            judged.c.title.label("subject"),
        )
        .outerjoin(users, users.c.user_id == submissions.c.actor)
        .outerjoin(panel_items, panel_items.c.submission == submissions.c.digest)
        .outerjoin(tasks, tasks.c.task_id == panel_items.c.task_id)
        .outerjoin(judged, judged.c.case_id == panel_items.c.subject_id)
        .where(condition)
        .order_by(submissions.c.at.desc(), submissions.c.digest)
    ).mappings()
    return tuple(SubmissionLine(**row) for row in rows)
