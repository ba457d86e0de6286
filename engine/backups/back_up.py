"""Make one archive of database and files while the installation is used.

Every table is read in one transaction that sees one state of everything; a file never changes
and is kept before a row names it, so the files may be copied afterwards.
"""

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from engine.backups.errors import BackupIncomplete, BackupNotWritten
from engine.backups.manifest import NAME, Manifest, Member
from engine.model.values import digest
from engine.settings import Settings
from engine.store import copying, streams
from engine.store.contents import digests, path_of
from engine.store.database import Database
from engine.store.migrating import revision_of

_PIECE: Final = 1024 * 1024


@dataclass(frozen=True)
class BackedUp:
    """What an archive holds, and the digest by which its manifest is known."""

    tables: int
    streams: int
    files: int
    digest: str


def back_up(database: Database, settings: Settings, to: Path) -> BackedUp:
    """Write the archive ``to``, which appears only when it is whole."""
    if to.exists():
        raise BackupNotWritten(to, "there is such a file already")
    try:
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=".backup-") as name:
            folder = Path(name)
            manifest = _gather(database, settings, folder)
            draft = folder / "archive"
            _write(manifest, folder, settings.files_dir, draft)
            os.link(draft, to)
    except OSError as refusal:
        raise BackupNotWritten(to, refusal.strerror or type(refusal).__name__) from refusal
    files = sum(name.startswith("files/") for name in manifest.members)
    return BackedUp(
        len(manifest.members) - files, len(manifest.heads), files, digest(manifest.written())
    )


def _gather(database: Database, settings: Settings, folder: Path) -> Manifest:
    members: dict[str, Member] = {}
    with database.reading() as connection:
        schema = revision_of(connection)
        for table in copying.names():
            path = folder / f"{table}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in copying.lines(connection, table))
            members[f"tables/{table}.jsonl"] = _member(path)
        heads = {
            str(head.stream_id): (head.seq, head.hash) for _, head in streams.heads(connection)
        }
        kept = digests(connection)
    for one in kept:
        members[f"files/{one}"] = _content(settings.files_dir, one)
    return Manifest(schema or "", datetime.now(UTC).isoformat(), members, heads)


def _content(folder: Path, wanted: str) -> Member:
    with suppress(FileNotFoundError):
        found = _member(path_of(folder, wanted))
        if found.digest == wanted:
            return found
    raise BackupIncomplete(wanted)


def _member(path: Path) -> Member:
    with path.open("rb") as file:
        return Member(hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)


def _write(manifest: Manifest, tables: Path, files: Path, draft: Path) -> None:
    with _archive(draft) as archive:
        first = tables / NAME
        first.write_bytes(manifest.written())
        archive.add(first, NAME, recursive=False)
        for name, member in manifest.members.items():
            inside = name.partition("/")[2]
            kept = tables / inside if name.startswith("tables/") else path_of(files, member.digest)
            archive.add(kept, name, recursive=False)


@contextmanager
def _archive(draft: Path) -> Iterator[tarfile.TarFile]:
    """Open an archive for its owner alone; it is on the disk when the block ends."""
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as archive:
            yield archive
        file.flush()
        os.fsync(file.fileno())
