"""What the ids in a paper are called: people, organisations and seats of a council."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from engine.councils.seats import label_of
from engine.model.values import Value
from engine.questions.cases.reach import Reached
from engine.questions.registry import Reading
from engine.store.reading import choices
from engine.store.reading.case_lines import CaseLine
from engine.store.reading.standing import SeatLine

#: Digits of the longest id a database gives.
_LONGEST_ID: Final = 18


def names(reading: Reading, reached: Reached, given: Value) -> dict[str, Value]:
    """Return what the ids in answers are called, as the context of a form offers it.

    Only what the answers refer to is looked up: who may read a paper may read whom it names,
    also somebody whom the lists of its reader would not offer.
    """
    ids = {int(text) for text in _texts(given) if text.isdecimal() and len(text) <= _LONGEST_ID}
    return {
        "people": list(choices.people_of(reading.connection, ids)),
        "organisations": list(choices.organisations_of(reading.connection, ids)),
        "council": council(reached.case, reached.seats),
    }


def council(case: CaseLine, seats: Sequence[SeatLine]) -> Value:
    """Return the council that judges in a case, with who sits where."""
    if case.council_id is None:
        return None
    return {
        "id": str(case.council_id),
        "seats": [
            {
                "code": one.code,
                "label": label_of(one.code),
                "label_en": label_of(one.code, "en"),
                "person": str(one.user_id),
                "name": one.person,
                "organisation": one.organisation,
            }
            for one in seats
            if one.council_id == case.council_id
        ],
    }


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)
