"""What hangs on papers: the files handed in with them, the numbers drawn for them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from engine.store.reading import submitted
from engine.store.reading.submitted import SubmissionLine
from engine.store.tables import case_files, files, numbers, registers

#: The registers whose numbers stand on papers.
PAPER_REGISTERS: Final = ("decision", "notice", "contract", "certificate", "archive")


@dataclass(frozen=True)
class FileLine:
    """One file of a submission."""

    submission: str
    digest: str
    name: str
    size_bytes: int
    media_type: str


def files_of(connection: Connection, digests: Collection[str]) -> tuple[FileLine, ...]:
    """Return the files of some submissions."""
    rows = connection.execute(
        select(
            case_files.c.submission,
            case_files.c.digest,
            case_files.c.name,
            files.c.size_bytes,
            files.c.media_type,
        )
        .join(files, files.c.digest == case_files.c.digest)
        .where(case_files.c.submission.in_(digests))
        .order_by(case_files.c.name)
    )
    return tuple(FileLine(*row) for row in rows)


def with_file(connection: Connection, digest: str) -> tuple[tuple[str, SubmissionLine], ...]:
    """Return the submissions that hold a file, each with the name it has there."""
    query = select(case_files.c.submission, case_files.c.name).where(case_files.c.digest == digest)
    names = {row.submission: row.name for row in connection.execute(query)}
    lines = submitted.several(connection, list(names))
    return tuple((names[line.digest], line) for line in lines)


def numbers_of(connection: Connection, case_ids: Collection[int]) -> dict[tuple[int, str], str]:
    """Return the numbers of papers drawn in some cases, by case and element.

    Other registers number other things: the code of a mission is the number of no paper.
    """
    rows = connection.execute(
        select(numbers.c.case_id, numbers.c.element, numbers.c.text)
        .join(registers, registers.c.register_id == numbers.c.register_id)
        .where(
            numbers.c.case_id.in_(case_ids),
            numbers.c.void.is_(False),
            registers.c.key.in_(PAPER_REGISTERS),
        )
        .order_by(numbers.c.register_id, numbers.c.number)
    )
    return {(row.case_id, row.element): row.text for row in rows}
