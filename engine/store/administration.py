"""The administration stream and the facts about this installation."""

from typing import Final

from sqlalchemy import Connection, delete, insert, select

from engine.store.tables import installation

_STREAM: Final = "administration-stream"
#: By how many seconds a sample installation differs from the real time.
SAMPLE_CLOCK: Final = "sample-clock"
#: The accounts of a sample installation with their passwords, JSON.
SAMPLE_ACCOUNTS: Final = "sample-accounts"
#: When a worker last said that it lives.
WORKER_SEEN: Final = "worker-seen"


def read(connection: Connection, key: str) -> str | None:
    """Return a fact about this installation, or ``None``."""
    return connection.execute(
        select(installation.c.value).where(installation.c.key == key)
    ).scalar_one_or_none()


def put(connection: Connection, key: str, value: str) -> None:
    """State a fact about this installation, replacing what was stated."""
    connection.execute(delete(installation).where(installation.c.key == key))
    connection.execute(insert(installation).values(key=key, value=value))


def stream_id(connection: Connection) -> int | None:
    """Return the administration stream, ``None`` before its first fact."""
    found = read(connection, _STREAM)
    return None if found is None else int(found)


def name_stream(connection: Connection, found: int) -> None:
    """Say which stream is the administration's; a second one breaks the key."""
    connection.execute(insert(installation).values(key=_STREAM, value=str(found)))
