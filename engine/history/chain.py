"""The chain of one stream: every event covers its place and the hash before it."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from engine.model.events import Event, SealedEvent
from engine.model.values import dumps

#: What the first event of every stream stands on.
GENESIS: Final = "0" * 64
#: The stored form sealed by this release. A change of the form is a new number.
VERSION: Final = 1


def seal(events: Iterable[Event], sequence: int, last_hash: str) -> tuple[SealedEvent, ...]:
    """Give each event its place after ``sequence`` and ``last_hash``.

    The hash covers the place as well as the fact, so an event can be neither changed nor
    moved without a break in the chain. Sealing is done inside the transaction that writes
    the events: two commands on one stream cannot both seal against the same place.
    """
    sealed: list[SealedEvent] = []
    for event in events:
        sequence += 1
        found = hash_of(event, sequence, last_hash, VERSION)
        sealed.append(SealedEvent(event, sequence, last_hash, found, VERSION))
        last_hash = found
    return tuple(sealed)


def hash_of(event: Event, seq: int, previous: str, version: int) -> str:
    """Return the hash of ``event`` at its place; the form is pinned by a golden test."""
    fact = {
        "version": version,
        "stream": event.stream_id,
        "seq": seq,
        "previous": previous,
        "kind": str(event.kind),
        "at": event.at,
        "actor": event.actor,
        "on_behalf": event.on_behalf,
        "legal_date": event.legal_date,
        "element": event.element,
        "activity_key": event.activity_key,
        "body": event.body,
        "submission": event.submission,
        "command_id": event.command_id,
    }
    return hashlib.sha256(dumps(fact).encode()).hexdigest()


def first_break(history: Sequence[SealedEvent]) -> int | None:
    """Return the number of the first event that is not what was sealed, or ``None``.

    A missing or inserted event shows at its own number, a changed one at itself, and a
    chain that was cut short cannot be seen here: the stream's head knows its length.
    """
    previous = GENESIS
    for expected, sealed in enumerate(history, start=1):
        right = hash_of(sealed.event, expected, previous, sealed.version)
        if sealed.seq != expected or sealed.previous != previous or sealed.hash != right:
            return expected
        previous = sealed.hash
    return None
