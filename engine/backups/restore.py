"""Make an installation from an archive, in an empty place, and keep it only if it holds."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.backups.errors import (
    BackupDamaged,
    BackupDoesNotHold,
    BackupOfOtherSchema,
    InstallationNotEmpty,
)
from engine.backups.manifest import Manifest
from engine.backups.unpacking import place, unpack
from engine.model.clock import day_of
from engine.model.values import digest
from engine.questions.audit.verify import Verification, VerifyAll, verify_all
from engine.questions.registry import Reading
from engine.settings import Settings
from engine.store import copying, streams
from engine.store.contents import digests
from engine.store.database import Connection, Database
from engine.store.migrating import newest, upgrade_inside


@dataclass(frozen=True)
class Restored:
    """What was verified before it was kept."""

    streams: int
    events: int
    replayed: int
    files: int
    digest: str


def restore(database: Database, settings: Settings, archive: Path) -> Restored:
    """Restore ``archive``; raises a refusal and then leaves nothing behind."""
    _require_no_files(settings.files_dir)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix=".restore-") as name:
        folder = Path(name)
        (folder / "files").mkdir()
        manifest = unpack(archive, folder)
        if manifest.schema != newest():
            raise BackupOfOtherSchema(manifest.schema, newest())
        files = folder / "files"
        try:
            with database.transaction() as connection:
                found = _fill(connection, settings, manifest, folder)
                files = files.rename(settings.files_dir)
        except BaseException:
            if files == settings.files_dir:
                files.rename(folder / "files")
            raise
    kept = sum(name.startswith("files/") for name in manifest.members)
    return Restored(found.streams, found.events, found.replayed, kept, digest(manifest.written()))


def _fill(
    connection: Connection, settings: Settings, manifest: Manifest, folder: Path
) -> Verification:
    """Make the schema, copy the rows and verify them, all in the one transaction."""
    if not copying.is_empty(connection):
        raise InstallationNotEmpty
    upgrade_inside(connection)
    for table in copying.names():
        member = f"tables/{table}.jsonl"
        if member not in manifest.members:
            raise BackupDamaged(f"table {table} is missing")
        with place(folder, member).open(encoding="utf-8") as told:
            try:
                copying.fill(connection, table, told)
            except (copying.UnreadableRow, UnicodeDecodeError, copying.Refused) as broken:
                raise BackupDamaged(f"a row of table {table} cannot be used") from broken
    copying.count_on(connection)
    _require_what_was_told(connection, manifest)
    now = datetime.now(UTC)
    found = verify_all(VerifyAll(), Reading(connection, settings, now, day_of(now)))
    for one in found.broken:
        raise BackupDoesNotHold(one.stream, one.seq, one.why)
    return found


def _require_what_was_told(connection: Connection, manifest: Manifest) -> None:
    heads = {str(head.stream_id): (head.seq, head.hash) for _, head in streams.heads(connection)}
    if heads != manifest.heads:
        raise BackupDamaged("its streams do not end where its manifest says")
    if {f"files/{one}" for one in digests(connection)} - set(manifest.members):
        raise BackupDamaged("a file is missing in it")


def _require_no_files(folder: Path) -> None:
    """Refuse a folder that holds something; one that is empty makes room for what comes."""
    if not folder.exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise InstallationNotEmpty
    folder.rmdir()
