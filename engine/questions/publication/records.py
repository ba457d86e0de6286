"""A published record as anybody may read it."""

from dataclasses import dataclass
from datetime import date

from engine.questions.publication.shown import Shown, of_record
from engine.questions.registry import Reading
from engine.store import bundles
from engine.store.reading.notice_lines import RecordLine


@dataclass(frozen=True)
class PublicRecord:
    """A published result or certificate."""

    record_id: int
    #: ``result`` or ``certificate``.
    kind: str
    title: str
    number: str | None
    #: The number of the certificate a result stands on.
    certificate_no: str | None
    authority: str
    mission_id: int | None
    mission_code: str | None
    published_on: date
    attributes: tuple[Shown, ...]


def public_record(reading: Reading, line: RecordLine) -> PublicRecord:
    """Tell a record by those of its attributes that came from public fields."""
    pinned = []
    if line.bundle_digest is not None:
        pinned = [bundles.load(reading.connection, line.bundle_digest)]
    number = line.body.get("certificate_no")
    return PublicRecord(
        record_id=line.record_id,
        kind=line.kind,
        title=line.title,
        number=line.number,
        certificate_no=number if isinstance(number, str) else None,
        authority=line.authority,
        mission_id=line.mission_id,
        mission_code=line.mission_code,
        published_on=line.created_on,
        attributes=of_record(pinned, line.body),
    )
