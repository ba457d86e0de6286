"""Is there such a certificate: the check anybody may make."""

from dataclasses import dataclass

from engine.questions.publication.records import PublicRecord, public_record
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import notice_lines


@dataclass(frozen=True)
class CertificateByNumber(Question[PublicRecord | None]):
    """The certificate of that number, ``None`` where no such certificate was issued."""

    number: str


@answers
def certificate_by_number(question: CertificateByNumber, reading: Reading) -> PublicRecord | None:
    line = notice_lines.certificate(reading.connection, question.number.strip())
    return None if line is None else public_record(reading, line)
