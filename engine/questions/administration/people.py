"""Who has an account, and which roles."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.questions.administration.offices import require_office
from engine.questions.paging import SIZE, pages, window
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import people_lines


@dataclass(frozen=True)
class PersonRow:
    """An account with its roles."""

    user_id: int
    login: str
    name: str
    organisation: str | None
    enabled: bool
    roles: tuple[str, ...]


@dataclass(frozen=True)
class PeoplePage:
    """One page of accounts."""

    rows: tuple[PersonRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class People(Question[PeoplePage]):
    """Accounts by name; found without accents."""

    actor: Actor
    text: str = ""
    page: int = 1
    size: int = SIZE


@answers
def people(question: People, reading: Reading) -> PeoplePage:
    """Refuse anybody but administrators and auditors."""
    held = require_office(question.actor, "see the accounts")
    total, lines = people_lines.people(
        reading.connection,
        held,
        question.text,
        window(question.page, question.size),
        reading.today,
    )
    rows = tuple(PersonRow(**line.__dict__) for line in lines)
    return PeoplePage(rows, total, max(question.page, 1), pages(total, question.size))
