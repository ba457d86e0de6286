"""The councils in which somebody sits."""

from dataclasses import dataclass
from datetime import date

from engine.councils.seats import label_of
from engine.model.actors import Actor
from engine.questions.processes import title_en
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import council_lines, standing, waits
from engine.store.reading.council_lines import CouncilLine


@dataclass(frozen=True)
class CouncilSummary:
    """A council in one line."""

    council_id: int
    #: ``identify``, ``selection``, ``acceptance`` … as the process names it.
    kind: str
    decision_no: str | None
    decided_on: date
    case_id: int
    case_title: str
    #: Empty where the title is what somebody wrote.
    case_title_en: str
    mission_title: str | None
    case_state: str


@dataclass(frozen=True)
class MyCouncil:
    """A council with the seat of the asking person."""

    council: CouncilSummary
    seat_code: str
    seat_label: str
    seat_label_en: str
    #: How many of their papers are still to be filed.
    open_items: int


@dataclass(frozen=True)
class MyCouncils(Question[tuple[MyCouncil, ...]]):
    """The actor's councils, the newest first."""

    actor: Actor


@answers
def my_councils(question: MyCouncils, reading: Reading) -> tuple[MyCouncil, ...]:
    me, connection = question.actor.user_id, reading.connection
    found = []
    for line in council_lines.of_member(connection, me):
        seat = next(
            one for one in standing.seats_of(connection, line.council_id) if one.user_id == me
        )
        panels = waits.panels_of(connection, line.council_id)
        items = waits.items_of(connection, [one.task_id for one in panels])
        waiting = sum(one.user_id == me and one.state == "open" for one in items)
        found.append(
            MyCouncil(
                council_summary(reading, line),
                seat.code,
                label_of(seat.code),
                label_of(seat.code, "en"),
                waiting,
            )
        )
    return tuple(found)


def council_summary(reading: Reading, line: CouncilLine) -> CouncilSummary:
    """Put a council into one line."""
    return CouncilSummary(
        line.council_id,
        line.kind,
        line.decision_no,
        line.decided_on,
        line.case_id,
        line.case_title,
        title_en(
            reading, line.bundle_digest, line.case_title, (line.mission_title, line.mission_code)
        ),
        line.mission_title,
        line.case_state,
    )
