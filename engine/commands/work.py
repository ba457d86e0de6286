"""What a command works with: one open transaction and the facts it has gathered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast

from engine.history.chain import seal
from engine.model.actors import Actor
from engine.model.events import Event, Kind
from engine.model.values import Value
from engine.settings import Settings
from engine.store import streams
from engine.store.database import Connection
from engine.store.streams import Head


@dataclass
class Work:
    """The state of one command between the opening of its transaction and its commit."""

    connection: Connection
    settings: Settings
    #: The instant of the command, UTC: the only clock there is.
    now: datetime
    #: The same instant as a date in Asia/Ho_Chi_Minh.
    today: date
    actor: Actor
    command_id: str
    #: The case at work, for the log.
    case_id: int | None = None
    heads: dict[int, Head] = field(default_factory=dict)
    #: How far each held stream had come when it was locked.
    found: dict[int, int] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def lock(self, stream_id: int) -> None:
        """Hold a stream. Order: case, council, mission, authority, administration, register."""
        if stream_id not in self.heads:
            self._hold(streams.lock(self.connection, stream_id))

    def lock_if_there(self, stream_id: int) -> bool:
        """Hold a stream whose id came from outside; false where there is none."""
        if stream_id not in self.heads:
            head = streams.find(self.connection, stream_id)
            if head is None:
                return False
            self._hold(head)
        return True

    def held_at(self, stream_id: int, seq: int) -> bool:
        """Say whether the stream is held, and had come exactly so far when it was locked."""
        return self.found.get(stream_id) == seq

    def _hold(self, head: Head) -> None:
        self.heads[head.stream_id] = head
        self.found[head.stream_id] = head.seq

    def begin(self, kind: str, home_id: int | None) -> int:
        """Begin a new stream and hold it."""
        head = streams.create(self.connection, kind, home_id)
        self.heads[head.stream_id] = head
        return head.stream_id

    def record(
        self, stream_id: int, kind: Kind, body: Mapping[str, object], **more: object
    ) -> None:
        """Add a fact to a held stream; it is sealed and written when the command ends.

        ``body`` may hold ids as plain integers: they are read back as numbers.
        """
        self.lock(stream_id)
        fact = Event(
            stream_id=stream_id,
            kind=kind,
            at=self.now,
            actor=self.actor.user_id,
            body=cast("Mapping[str, Value]", body),
            command_id=self.command_id,
        )
        self.events.append(replace(fact, **more))  # type: ignore[arg-type]

    def write_events(self) -> None:
        """Seal what was recorded, in order, and append it."""
        sealed = []
        for event in self.events:
            head = self.heads[event.stream_id]
            (one,) = seal([event], head.seq, head.hash)
            self.heads[event.stream_id] = Head(event.stream_id, one.seq, one.hash)
            sealed.append(one)
        streams.write(self.connection, sealed)
        self.events.clear()
