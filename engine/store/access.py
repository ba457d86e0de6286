"""The access log: what was refused and what sensitive things were read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from engine.store.tables import access_log


@dataclass(frozen=True)
class Entry:
    """One line of the access log; it never holds answers."""

    at: datetime
    actor: int
    kind: str
    code: str
    about: str
    authority_id: int | None = None


def write(connection: Connection, entry: Entry) -> None:
    """Add an entry; the worker seals it into the access stream later."""
    connection.execute(
        insert(access_log).values(
            at=entry.at,
            actor=entry.actor,
            kind=entry.kind,
            code=entry.code,
            about=entry.about,
            authority_id=entry.authority_id,
        )
    )
