"""What administrators did and why."""

from dataclasses import dataclass
from datetime import date, datetime

from engine.model.actors import Actor
from engine.model.values import Value
from engine.questions.administration.offices import require_office
from engine.questions.paging import SIZE, pages, window
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import acts as store
from engine.store.reading.acts import ActLine, Spoken


@dataclass(frozen=True)
class Act:
    """One fact of the administration, with names for its ids."""

    seq: int
    at: datetime
    actor: int
    actor_name: str | None
    kind: str
    person: str | None
    colleague: str | None
    role: str | None
    authority: str | None
    unit: str | None
    valid_from: date | None
    valid_to: date | None
    #: ``None`` for a fact without one, or whose reason was erased.
    reason: str | None


@dataclass(frozen=True)
class ActsPage:
    """One page of facts."""

    rows: tuple[Act, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Acts(Question[ActsPage]):
    """The administration stream, the newest first."""

    actor: Actor
    page: int = 1
    size: int = SIZE


@answers
def acts(question: Acts, reading: Reading) -> ActsPage:
    """Refuse anybody but administrators and auditors."""
    require_office(question.actor, "read what administrators did")
    total, lines = store.lines(reading.connection, window(question.page, question.size))
    spoken = store.spoken(reading.connection, lines)
    rows = tuple(_act(line, spoken) for line in lines)
    return ActsPage(rows, total, max(question.page, 1), pages(total, question.size))


def _act(line: ActLine, spoken: Spoken) -> Act:
    body = line.body
    return Act(
        seq=line.seq,
        at=line.at,
        actor=line.actor,
        actor_name=spoken.people.get(line.actor),
        kind=line.kind,
        person=spoken.people.get(_id(body.get("user"))),
        colleague=spoken.people.get(_id(body.get("colleague"))),
        role=_text(body.get("role")),
        authority=spoken.authorities.get(_id(body.get("authority"))),
        unit=spoken.units.get(_id(body.get("unit"))),
        valid_from=_day(body.get("valid_from")),
        valid_to=_day(body.get("valid_to")) or _day(body.get("last_day")),
        reason=spoken.reasons.get(_text(body.get("reason")) or ""),
    )


def _id(value: Value) -> int:
    return -1 if value is None else int(str(value))


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
