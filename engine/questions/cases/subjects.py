"""What a case judges, as far as the reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import Holders, sees_others
from engine.store.reading.judged import SubjectLine


@dataclass(frozen=True)
class Subject:
    """A proposal or an application."""

    case_id: int
    title: str
    #: submitted, accepted, rejected, withdrawn, passed, failed, approved, refused, won, lost.
    state: str
    submitted_on: date
    proposer: str | None
    host: str | None
    pi: str | None
    #: What the council's rules came to, and its figure: a mean, or votes in favour.
    outcome: str | None
    score: Decimal | None
    rank: int | None


def subjects(
    lines: tuple[SubjectLine, ...], actor: Actor, holders: Holders, own: frozenset[int]
) -> tuple[Subject, ...]:
    """Tell the subjects: all to officers and the council, to an applicant only their own."""
    everything = sees_others(actor, holders)
    return tuple(_subject(one) for one in lines if everything or one.case_id in own)


def score_of(tally: Mapping[str, Value]) -> Decimal | None:
    """Return the one figure of a tally people compare."""
    for name in ("final", "passes", "mean"):
        found = tally.get(name)
        if isinstance(found, Decimal):
            return found
    return None


def _subject(line: SubjectLine) -> Subject:
    outcome, place = line.tally.get("outcome"), line.tally.get("rank")
    return Subject(
        case_id=line.case_id,
        title=line.title,
        state=line.state,
        submitted_on=line.started_on,
        proposer=line.proposer,
        host=line.host,
        pi=line.pi,
        outcome=outcome if isinstance(outcome, str) else None,
        score=score_of(line.tally),
        rank=int(place) if isinstance(place, Decimal) else None,
    )
