"""Notices: published, and open for so long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select

from engine.model.folding import fold
from engine.model.values import Value, dumps
from engine.store.tables import notices


@dataclass(frozen=True)
class Notice:
    """Something published on the portal."""

    kind: str
    authority_id: int
    case_id: int
    mission_id: int | None
    title: str
    body: Mapping[str, Value]
    opens_on: date
    closes_on: date | None


def publish(connection: Connection, notice: Notice, at: datetime) -> int:
    """Publish a notice and return its number."""
    made = connection.execute(
        insert(notices).values(
            **{**notice.__dict__, "body": dumps(notice.body)},
            folded=fold(notice.title),
            published_at=at,
        )
    )
    key = made.inserted_primary_key
    assert key is not None  # noqa: S101 - an autoincrement key always comes back
    return int(key[0])


def is_open(connection: Connection, case_id: int, on: date) -> bool:
    """Say whether the case has a call that takes proposals or applications on that day."""
    query = select(notices.c.notice_id).where(_open(case_id, on))
    return connection.execute(query).first() is not None


def closes_on(connection: Connection, case_id: int, on: date) -> date | None:
    """Return the last day of the call that is open on that day, if it has one."""
    query = select(notices.c.closes_on).where(_open(case_id, on))
    return connection.execute(query.order_by(notices.c.notice_id.desc())).scalars().first()


def _open(case_id: int, on: date) -> ColumnElement[bool]:
    return and_(
        notices.c.case_id == case_id,
        notices.c.kind.like("call-%"),
        notices.c.opens_on <= on,
        or_(notices.c.closes_on.is_(None), notices.c.closes_on >= on),
    )
