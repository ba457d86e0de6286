"""Answers, kept apart from the chain so that they can be erased."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection, insert, select, update

from engine.model.values import Value, digest, dumps, loads
from engine.store.tables import case_files, submissions


@dataclass(frozen=True)
class Submission:
    """One person's answers to one form, as given."""

    case_id: int
    mission_id: int | None
    task_id: str | None
    element: str
    form_id: str
    form_digest: str
    answers: Mapping[str, Value]
    actor: int
    at: datetime
    legal_date: date
    sealed: bool = False


def add(connection: Connection, submission: Submission) -> str:
    """Keep a submission and return the salted digest by which events refer to it."""
    salt = secrets.token_hex(16)
    text = dumps(submission.answers)
    found = digest(f"{salt}{submission.form_digest}{text}")
    row = {**submission.__dict__, "answers": text, "salt": salt, "digest": found}
    connection.execute(insert(submissions).values(**row))
    papers = [
        {"submission": found, "digest": file, "case_id": submission.case_id, "name": name}
        for file, name in files_in(submission.answers).items()
    ]
    if papers:
        connection.execute(insert(case_files), papers)
    return found


def files_in(answers: Mapping[str, Value]) -> dict[str, str]:
    """Return the files answers refer to: their names by digest."""
    return dict(_files(answers))


def unseal(connection: Connection, digests: list[str]) -> None:
    """Open the ballots of a panel that has been tallied."""
    connection.execute(
        update(submissions).where(submissions.c.digest.in_(digests)).values(sealed=False)
    )


def answers_of(connection: Connection, digests: list[str]) -> dict[str, Mapping[str, Value]]:
    """Return the answers of several submissions by their digest."""
    found = connection.execute(
        select(submissions.c.digest, submissions.c.answers).where(submissions.c.digest.in_(digests))
    )
    return {row.digest: cast("Mapping[str, Value]", loads(row.answers)) for row in found}


def altered(connection: Connection, digests: Sequence[str]) -> list[str]:
    """Return those of ``digests`` whose answers are no longer what was submitted."""
    found = connection.execute(
        select(
            submissions.c.digest,
            submissions.c.salt,
            submissions.c.form_digest,
            submissions.c.answers,
        ).where(submissions.c.digest.in_(digests))
    )
    return [
        row.digest
        for row in found
        if digest(f"{row.salt}{row.form_digest}{row.answers}") != row.digest
    ]


def newest(
    connection: Connection, form_id: str, case_id: int, mission_id: int | None = None
) -> tuple[str, str, Mapping[str, Value]] | None:
    """Return digest, form digest and answers of the newest submission of a form.

    The case's own comes first, then its mission's; a sealed one is nobody's to use.
    """
    scopes = [submissions.c.case_id == case_id]
    if mission_id is not None:
        scopes.append(submissions.c.mission_id == mission_id)
    for scope in scopes:
        row = connection.execute(
            select(submissions.c.digest, submissions.c.form_digest, submissions.c.answers)
            .where(scope, submissions.c.form_id == form_id, submissions.c.sealed.is_(False))
            .order_by(submissions.c.at.desc(), submissions.c.digest)
            .limit(1)
        ).first()
        if row is not None:
            answers = cast("Mapping[str, Value]", loads(row.answers))
            return row.digest, row.form_digest, answers
    return None


def _files(value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        if isinstance(value.get("digest"), str) and isinstance(value.get("name"), str):
            yield cast("str", value["digest"]), cast("str", value["name"])
        else:
            for item in value.values():
                yield from _files(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _files(item)


def forms_used(connection: Connection, case_id: int) -> tuple[str, ...]:
    """Return the forms filled in in a case, newest first."""
    found = connection.execute(
        select(submissions.c.form_id)
        .where(submissions.c.case_id == case_id, submissions.c.sealed.is_(False))
        .order_by(submissions.c.at.desc())
    )
    return tuple(dict.fromkeys(found.scalars()))
