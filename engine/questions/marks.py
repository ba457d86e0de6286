"""Whether what somebody saw is still so, told without building the whole of it."""

from collections.abc import Collection
from dataclasses import dataclass

from engine.model.actors import Actor
from engine.model.values import digest, dumps
from engine.questions.registry import Reading
from engine.store import streams


@dataclass(frozen=True)
class Mark:
    """Two equal marks mean two equal pages."""

    stream_id: int
    #: The last fact of the stream itself: what commands on it change.
    seq: int
    #: Everything else the page depends on: streams around it, its reader, the day.
    around: str


def mark(reading: Reading, actor: Actor, stream_id: int, around: Collection[int]) -> Mark:
    """Mark what ``actor`` sees of a stream today.

    The administration's stream stands for names, roles and versions. A page counts days, so
    that tomorrow's is another one.
    """
    connection = reading.connection
    administration = streams.of_kind(connection, "administration")
    wanted = {stream_id, *around, *([administration] if administration else [])}
    found = streams.last_seqs(connection, wanted)
    told = [
        [[one, found[one]] for one in sorted(found)],
        reading.today,
        [actor.user_id, actor.organisation_id],
        sorted(f"{grant.role} {grant.authority_id} {grant.unit_id}" for grant in actor.grants),
    ]
    return Mark(stream_id, found[stream_id], digest(dumps(told))[:32])
