"""The access stream: each event covers a batch of entries by their digest."""

from dataclasses import dataclass
from decimal import Decimal

from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import access, streams


@dataclass(frozen=True)
class Sealed:
    """How many entries were covered."""

    entries: int


@dataclass(frozen=True)
class SealAccess(Command[Sealed]):
    """Cover every entry up to ``last_entry`` that no event covers yet."""

    last_entry: int


@performs
def seal_access(command: SealAccess, work: Work) -> Sealed:
    """Write one event over the batch; a changed or missing entry breaks its digest."""
    stream_id = streams.of_kind(work.connection, "access")
    if stream_id is None:
        stream_id = work.begin("access", None)
    work.lock(stream_id)
    batch = access.unsealed(work.connection, command.last_entry)
    if not batch:
        return Sealed(0)
    seq = work.heads[stream_id].seq + 1
    work.record(
        stream_id,
        Kind.ACCESS_SEALED,
        {
            "first": batch[0].entry_id,
            "last": batch[-1].entry_id,
            "entries": Decimal(len(batch)),
            "digest": access.digest_of_batch(batch),
        },
    )
    access.mark_sealed(work.connection, command.last_entry, seq)
    return Sealed(len(batch))
