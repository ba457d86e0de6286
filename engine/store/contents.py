"""Files by the digest of their content, outside the database."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from engine.model.errors import StorageUnwritable
from engine.store.tables import files, uploads


def path_of(folder: Path, digest: str) -> Path:
    """Return where content is kept; two levels, so that no folder grows without end."""
    return folder / digest[:2] / digest


def put(folder: Path, digest: str, data: bytes) -> None:
    """Keep content; it is whole on the disk before anything refers to it.

    A crash leaves at most a temporary file or content nobody refers to, never a reference
    to nothing. The same content is kept once; what does not fit on the disk leaves nothing.
    """
    path = path_of(folder, digest)
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
    except OSError as refusal:
        raise StorageUnwritable from refusal


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as kept:
            kept.write(data)
            kept.flush()
            os.fsync(kept.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    entry = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def add(
    connection: Connection, digest: str, size_bytes: int, media_type: str, by: tuple[int, datetime]
) -> None:
    """Write down content that is kept; content known already stays as it is."""
    kind = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    user_id, at = by
    connection.execute(
        kind(files)
        .values(
            digest=digest,
            size_bytes=size_bytes,
            media_type=media_type,
            stored_by=user_id,
            stored_at=at,
        )
        .on_conflict_do_nothing()
    )


def add_upload(connection: Connection, digest: str, name: str, by: tuple[int, datetime]) -> None:
    """Write down who uploaded it, under the name they last gave it."""
    user_id, at = by
    mine = (uploads.c.user_id == user_id, uploads.c.digest == digest)
    connection.execute(delete(uploads).where(*mine))
    connection.execute(insert(uploads).values(user_id=user_id, digest=digest, name=name, at=at))


def digests(connection: Connection) -> list[str]:
    """Return the digest of every content that is kept."""
    return list(connection.execute(select(files.c.digest).order_by(files.c.digest)).scalars())


def media_type(connection: Connection, digest: str) -> str | None:
    """Return what kind of content it is, ``None`` for content never kept."""
    query = select(files.c.media_type).where(files.c.digest == digest)
    return connection.execute(query).scalar_one_or_none()


def upload_name(connection: Connection, digest: str, user_id: int) -> str | None:
    """Return the name under which somebody uploaded it, ``None`` if they never did."""
    query = select(uploads.c.name).where(uploads.c.user_id == user_id, uploads.c.digest == digest)
    return connection.execute(query).scalar_one_or_none()
