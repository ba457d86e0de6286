"""What a tally or an officer's mark said of each thing that was judged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from engine.model.actors import Actor
from engine.model.values import Value
from engine.questions.registry import Reading
from engine.store.reading import case_lines
from engine.store.reading.addressed import Roles
from engine.store.reading.events import EventLine

#: Where a fact speaks of several cases, by the kind of fact.
_SPEAKING: Final = {"panel-closed": "subjects", "subject-marked": "states"}
_FIGURES: Final = ("filed", "seats", "valid", "passes", "n_xs", "n_d", "n_kd", "mean", "final")


@dataclass(frozen=True)
class Verdict:
    """What was found of one subject, or of the case itself, which has no title here."""

    title: str | None
    #: The state an officer marked it with; a code.
    state: str | None
    #: What the council's rules came to; a code, ``None`` for reviews.
    outcome: str | None
    #: Whether it won where only one can.
    won: bool
    #: The aggregates there are, by name.
    figures: Mapping[str, Decimal]


def titles(
    reading: Reading, actor: Actor, facts: tuple[EventLine, ...], *, everything: bool
) -> dict[str, str]:
    """Return how judged cases are called, by id: an applicant learns of their own alone."""
    ids = {int(key) for one in facts for key in _spoken(one) if key.isdecimal()}
    if not ids:
        return {}
    own: Collection[int] = ids
    if not everything:
        lines = case_lines.of_party(reading.connection, Roles.of(actor))
        own = {line.case_id for line in lines}
    found = case_lines.several(reading.connection, tuple(sorted(ids)))
    return {str(line.case_id): line.title for line in found if line.case_id in own}


def verdicts(fact: EventLine, named: Mapping[str, str]) -> tuple[Verdict, ...]:
    """Tell what a fact says of each subject whose title the reader may know."""
    winner = _winner(fact)
    return tuple(
        _verdict(named.get(key), said, won=key == winner)
        for key, said in _spoken(fact).items()
        if not key or key in named
    )


def _spoken(fact: EventLine) -> Mapping[str, Value]:
    found = fact.body.get(_SPEAKING.get(fact.kind, ""))
    return found if isinstance(found, Mapping) else {}


def _verdict(title: str | None, said: Value, *, won: bool) -> Verdict:
    if not isinstance(said, Mapping):
        return Verdict(title, said if isinstance(said, str) else None, None, won=False, figures={})
    outcome = said.get("outcome")
    return Verdict(
        title=title,
        state=None,
        outcome=outcome if isinstance(outcome, str) else None,
        won=won,
        figures={name: value for name in _FIGURES if isinstance(value := said.get(name), Decimal)},
    )


def _winner(fact: EventLine) -> str | None:
    """Return the id of the subject that won; votes on one case alone have no winner."""
    variables = fact.body.get("variables")
    if fact.kind != "panel-closed" or not isinstance(variables, Mapping):
        return None
    for result in variables.values():
        found = result.get("winner") if isinstance(result, Mapping) else None
        if isinstance(found, str) and found:
            return found
    return None
