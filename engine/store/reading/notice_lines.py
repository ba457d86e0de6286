"""Notices and public records, as anybody may read them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from engine.model.folding import fold
from engine.model.values import Value, loads
from engine.store.tables import authorities, cases, missions, notices, records


@dataclass(frozen=True)
class NoticeLine:
    """A notice with what it was published from."""

    notice_id: int
    kind: str
    authority_id: int
    authority: str
    case_id: int
    process_id: str
    bundle_digest: str
    mission_id: int | None
    mission_title: str | None
    title: str
    body: Mapping[str, Value]
    opens_on: date
    closes_on: date | None


@dataclass(frozen=True)
class RecordLine:
    """A record of a public kind."""

    record_id: int
    kind: str
    authority: str
    mission_id: int | None
    mission_code: str | None
    number: str | None
    title: str
    body: Mapping[str, Value]
    created_on: date
    #: The version of the process that made it: it says which of its attributes are public.
    bundle_digest: str | None


def open_notices(
    connection: Connection, kinds: Collection[str], on: date
) -> tuple[NoticeLine, ...]:
    """Return the notices of some kinds that are open on a day, the first to close first."""
    return _notices(
        connection,
        and_(
            notices.c.kind.in_(kinds),
            notices.c.opens_on <= on,
            or_(notices.c.closes_on.is_(None), notices.c.closes_on >= on),
        ),
    )


def notice(connection: Connection, notice_id: int) -> NoticeLine | None:
    """Return one notice, open or not."""
    return next(iter(_notices(connection, notices.c.notice_id == notice_id)), None)


def public_records(
    connection: Connection, kind: str, text: str, window: tuple[int, int]
) -> tuple[int, tuple[RecordLine, ...]]:
    """Return how many match and those of ``window``, the newest first."""
    words = [word for word in fold(text).split(" ") if word]
    condition = and_(
        records.c.kind == kind,
        records.c.public,
        *(records.c.folded.contains(word, autoescape=True) for word in words),
    )
    total = connection.execute(select(func.count()).select_from(records).where(condition))
    return total.scalar_one(), _records(connection, condition, window)


def public_record(connection: Connection, record_id: int) -> RecordLine | None:
    """Return one public record."""
    condition = and_(records.c.record_id == record_id, records.c.public)
    return next(iter(_records(connection, condition, (0, 1))), None)


def certificate(connection: Connection, number: str) -> RecordLine | None:
    """Return the public certificate of a number."""
    condition = and_(records.c.kind == "certificate", records.c.public, records.c.number == number)
    return next(iter(_records(connection, condition, (0, 1))), None)


def records_of(connection: Connection, mission_id: int, kind: str) -> tuple[RecordLine, ...]:
    """Return the public records of a mission of one kind, the newest first."""
    condition = and_(records.c.mission_id == mission_id, records.c.kind == kind, records.c.public)
    return _records(connection, condition, (0, 100))


def _notices(connection: Connection, condition: ColumnElement[bool]) -> tuple[NoticeLine, ...]:
    rows = connection.execute(
        select(
            notices.c.notice_id,
            notices.c.kind,
            notices.c.authority_id,
            authorities.c.name.label("authority"),
            notices.c.case_id,
            cases.c.process_id,
            cases.c.bundle_digest,
            notices.c.mission_id,
            missions.c.title.label("mission_title"),
            notices.c.title,
            notices.c.body,
            notices.c.opens_on,
            notices.c.closes_on,
        )
        .join(authorities, authorities.c.authority_id == notices.c.authority_id)
        .join(cases, cases.c.case_id == notices.c.case_id)
        .outerjoin(missions, missions.c.mission_id == notices.c.mission_id)
        .where(condition)
        .order_by(notices.c.closes_on.is_(None), notices.c.closes_on, notices.c.notice_id)
    ).mappings()
    return tuple(NoticeLine(**{**row, "body": _body(row["body"])}) for row in rows)


def _records(
    connection: Connection, condition: ColumnElement[bool], window: tuple[int, int]
) -> tuple[RecordLine, ...]:
    offset, number = window
    rows = connection.execute(
        select(
            records.c.record_id,
            records.c.kind,
            authorities.c.name.label("authority"),
            records.c.mission_id,
            missions.c.code.label("mission_code"),
            records.c.number,
            records.c.title,
            records.c.body,
            records.c.created_on,
            cases.c.bundle_digest,
        )
        .join(authorities, authorities.c.authority_id == records.c.authority_id)
        .outerjoin(cases, cases.c.case_id == records.c.case_id)
        .outerjoin(missions, missions.c.mission_id == records.c.mission_id)
        .where(condition)
        .order_by(records.c.created_on.desc(), records.c.record_id.desc())
        .offset(offset)
        .limit(number)
    ).mappings()
    return tuple(RecordLine(**{**row, "body": _body(row["body"])}) for row in rows)


def _body(text: str) -> Mapping[str, Value]:
    return cast("Mapping[str, Value]", loads(text))
