"""Which files somebody may put into a paper: their own uploads, and what the case has already."""

from collections.abc import Collection

from sqlalchemy import Connection, select, union

from engine.store.cases import CaseRow
from engine.store.reading.submitted import within
from engine.store.tables import case_files, cases, submissions, uploads


def at_hand(
    connection: Connection,
    digests: Collection[str],
    user_id: int,
    case: CaseRow,
    subject_id: int | None = None,
) -> frozenset[str]:
    """Return those of ``digests`` that somebody uploaded or finds in the papers of a case.

    The papers are those a form is prefilled from: of the case, of its mission, and of the
    ``subject_id`` a council member judges; never a sealed one, never another applicant's.
    """
    papers = within(case.case_id, case.party_id, case.mission_id)
    if subject_id is not None:
        papers = papers | (cases.c.case_id == subject_id)
    found = connection.execute(
        union(
            select(uploads.c.digest).where(
                uploads.c.user_id == user_id, uploads.c.digest.in_(digests)
            ),
            select(case_files.c.digest)
            .join(submissions, submissions.c.digest == case_files.c.submission)
            .join(cases, cases.c.case_id == submissions.c.case_id)
            .where(case_files.c.digest.in_(digests), submissions.c.sealed.is_(False), papers),
        )
    )
    return frozenset(found.scalars())
