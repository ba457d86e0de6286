"""One published result."""

from dataclasses import dataclass

from engine.permissions import NotFound
from engine.questions.publication.records import PublicRecord, public_record
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import notice_lines


@dataclass(frozen=True)
class PublicResult(Question[PublicRecord]):
    """One published result."""

    record_id: int


@answers
def public_result(question: PublicResult, reading: Reading) -> PublicRecord:
    """Refuse with ``NotFound`` what is not public."""
    line = notice_lines.public_record(reading.connection, question.record_id)
    if line is None:
        raise NotFound("result")
    return public_record(reading, line)
