"""The whole history of one case, as it was recorded."""

from dataclasses import dataclass
from datetime import datetime

from engine.model.values import dumps
from engine.questions.registry import Question, Reading, answers
from engine.store import cases, streams


@dataclass(frozen=True)
class Fact:
    """One event, ready to be printed."""

    seq: int
    at: datetime
    kind: str
    actor: int
    element: str | None
    activity_key: str | None
    body: str
    hash: str


@dataclass(frozen=True)
class History:
    """A case with its events."""

    case_id: int
    process_id: str
    title: str
    state: str
    events: tuple[Fact, ...]

    def as_plain(self) -> dict[str, object]:
        """Return it as plain values, for JSON."""
        events = [dict(fact.__dict__) for fact in self.events]
        return {
            "case": self.case_id,
            "process": self.process_id,
            "title": self.title,
            "state": self.state,
            "events": events,
        }


@dataclass(frozen=True)
class CaseHistory(Question[History | None]):
    """Ask for a case's history by id; for the command line of the installation's owner."""

    case_id: int


@answers
def case_history(question: CaseHistory, reading: Reading) -> History | None:
    """Read the stream of the case."""
    case = cases.read(reading.connection, question.case_id)
    if case is None:
        return None
    facts = tuple(
        Fact(
            seq=one.seq,
            at=one.event.at,
            kind=str(one.event.kind),
            actor=one.event.actor,
            element=one.event.element,
            activity_key=one.event.activity_key,
            body=dumps(one.event.body),
            hash=one.hash,
        )
        for one in streams.read(reading.connection, question.case_id)
    )
    return History(case.case_id, case.process_id, case.title, case.state, facts)
