"""What was refused, and who read what is sensitive."""

from dataclasses import dataclass
from datetime import datetime

from engine.model.actors import Actor
from engine.questions.administration.offices import require_office
from engine.questions.paging import SIZE, pages, window
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import offices


@dataclass(frozen=True)
class AccessEntry:
    """One entry: it names a command and its ids, never answers."""

    entry_id: int
    at: datetime
    actor: int
    actor_name: str | None
    #: refused, read, signed-in.
    kind: str
    code: str
    about: str
    #: Whether an event of the access stream covers it by now.
    is_sealed: bool


@dataclass(frozen=True)
class AccessPage:
    """One page of the log."""

    rows: tuple[AccessEntry, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class AccessLog(Question[AccessPage]):
    """The access log, the newest first."""

    actor: Actor
    page: int = 1
    size: int = SIZE
    #: Only entries older than this one: new ones do not shift what a reader goes on from.
    before: int | None = None


@answers
def access_log(question: AccessLog, reading: Reading) -> AccessPage:
    """Refuse anybody but administrators and auditors."""
    require_office(question.actor, "read the access log")
    total, lines = offices.access_entries(
        reading.connection, window(question.page, question.size), question.before
    )
    rows = tuple(AccessEntry(**line.__dict__) for line in lines)
    return AccessPage(rows, total, max(question.page, 1), pages(total, question.size))
