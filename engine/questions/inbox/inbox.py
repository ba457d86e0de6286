"""What waits for somebody, and for their unit."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from engine.model.actors import Actor
from engine.questions.due import days_left
from engine.questions.processes import name_en, panel_kind, step_of, title_en
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import inbox
from engine.store.reading.addressed import Roles
from engine.store.reading.inbox import InboxLine

#: A page nobody scrolls through.
_LONGEST: Final = 100


@dataclass(frozen=True)
class InboxRow:
    """One thing to do."""

    #: The id of the task or of the panel item: where its page is.
    place: str
    kind: Literal["task", "ballot", "review", "close"]
    name: str
    name_en: str
    process_id: str
    #: The step of the five, 0 for a process outside them.
    step: int
    case_id: int
    case_title: str
    #: Empty where the title is what somebody wrote.
    case_title_en: str
    mission_id: int | None
    mission_title: str | None
    mission_code: str | None
    role: str
    assignee_id: int | None
    assignee: str | None
    opened_on: date
    due_on: date | None
    #: Working days left; negative when late.
    days_left: int | None
    #: What a panel item judges.
    subject: str | None


@dataclass(frozen=True)
class InboxPage:
    """One page of it, with how much there is in each scope."""

    rows: tuple[InboxRow, ...]
    total: int
    page: int
    pages: int
    mine: int
    unit: int


@dataclass(frozen=True)
class Inbox(Question[InboxPage]):
    """``mine``: in my hands, mine as a party or by my seat. ``unit``: for a role I share."""

    actor: Actor
    scope: str = "mine"
    text: str = ""
    page: int = 1
    size: int = 25


@answers
def inbox_page(question: Inbox, reading: Reading) -> InboxPage:
    """Answer in two statements, however long the inbox and however many tasks there are."""
    who = Roles.of(question.actor)
    size = min(max(question.size, 1), _LONGEST)
    found = inbox.counts(reading.connection, who, question.scope, question.text)
    pages = max(1, -(-found.total // size))
    page = min(max(question.page, 1), pages)
    window = ((page - 1) * size, size)
    lines = inbox.lines(reading.connection, who, question.scope, question.text, window)
    rows = tuple(_row(line, reading) for line in lines)
    return InboxPage(rows, found.total, page, pages, found.mine, found.unit)


def _row(line: InboxLine, reading: Reading) -> InboxRow:
    return InboxRow(
        place=line.place,
        kind=_kind(line),
        name=line.name,
        name_en=name_en(line.properties),
        process_id=line.process_id,
        step=step_of(reading, line.bundle_digest),
        case_id=line.case_id,
        case_title=line.case_title,
        case_title_en=title_en(
            reading, line.bundle_digest, line.case_title, (line.mission_title, line.mission_code)
        ),
        mission_id=line.mission_id,
        mission_title=line.mission_title,
        mission_code=line.mission_code,
        role=line.role,
        assignee_id=line.assignee_id,
        assignee=line.assignee,
        opened_on=line.opened_on,
        due_on=line.due_on,
        days_left=days_left(line.due_on, reading.today),
        subject=line.subject,
    )


def _kind(line: InboxLine) -> Literal["task", "ballot", "review", "close"]:
    if not line.panel:
        return "task"
    return "close" if line.place == line.task_id else panel_kind(line.properties)
