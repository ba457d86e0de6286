"""The results on the public portal."""

from dataclasses import dataclass

from engine.questions.paging import SIZE, pages, window
from engine.questions.publication.records import PublicRecord, public_record
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import notice_lines


@dataclass(frozen=True)
class ResultsPage:
    """One page of results."""

    rows: tuple[PublicRecord, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class PublicResults(Question[ResultsPage]):
    """Published results, the newest first; found without accents."""

    text: str = ""
    page: int = 1
    size: int = SIZE


@answers
def public_results(question: PublicResults, reading: Reading) -> ResultsPage:
    total, found = notice_lines.public_records(
        reading.connection, "result", question.text, window(question.page, question.size)
    )
    rows = tuple(public_record(reading, line) for line in found)
    return ResultsPage(rows, total, max(question.page, 1), pages(total, question.size))
