"""An archive checked as a whole and laid out in a folder; nothing is written outside it.

Names inside an archive are never used as paths: each is compared with what the manifest names,
and the place of a member follows from its kind and its digest.
"""

import gzip
import hashlib
import tarfile
import zlib
from pathlib import Path
from typing import IO, Final

from engine.backups.errors import BackupDamaged, BackupMemberRefused
from engine.backups.manifest import NAME, Manifest, Member, read_manifest
from engine.store.contents import path_of

_LARGEST_MANIFEST: Final = 100_000_000
_LONGEST_END: Final = 100_000
_PIECE: Final = 1024 * 1024
#: What the library makes of an archive that is cut or changed.
_UNREADABLE: Final = (tarfile.TarError, EOFError, OSError, zlib.error, ValueError)


def unpack(archive: Path, folder: Path) -> Manifest:
    """Lay out ``tables`` and ``files`` of an archive; raises what is wrong with it."""
    try:
        with gzip.open(archive) as plain, tarfile.open(fileobj=plain, mode="r:") as opened:
            manifest = _unpack(opened, folder)
            # Only the very end tells whether the archive was cut; an honest one has padding there.
            if len(plain.read(_LONGEST_END)) == _LONGEST_END:
                raise BackupDamaged("something follows its end")
            return manifest
    except _UNREADABLE as broken:
        raise BackupDamaged("it cannot be read to its end") from broken


def _unpack(opened: tarfile.TarFile, folder: Path) -> Manifest:
    manifest: Manifest | None = None
    found: set[str] = set()
    for entry in opened:
        content = opened.extractfile(entry) if entry.isreg() else None
        if content is None:
            raise BackupMemberRefused(entry.name)
        if manifest is None:
            manifest = _first(entry, content)
            continue
        member = manifest.members.get(entry.name)
        if member is None or entry.name in found:
            raise BackupMemberRefused(entry.name)
        _keep(content, member, place(folder, entry.name))
        found.add(entry.name)
    if manifest is None or found != set(manifest.members):
        raise BackupDamaged("something is missing in it")
    return manifest


def place(folder: Path, name: str) -> Path:
    """Return where a member named in a manifest lies once it is unpacked."""
    kind, _, inside = name.partition("/")
    return path_of(folder / "files", inside) if kind == "files" else folder / "tables" / inside


def _first(entry: tarfile.TarInfo, content: IO[bytes]) -> Manifest:
    if entry.name != NAME:
        raise BackupMemberRefused(entry.name)
    if entry.size > _LARGEST_MANIFEST:
        raise BackupDamaged("its manifest is too large")
    return read_manifest(content.read())


def _keep(content: IO[bytes], member: Member, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    seen = hashlib.sha256()
    left = member.size
    with path.open("wb") as kept:
        while piece := content.read(_PIECE):
            left -= len(piece)
            if left < 0:
                break
            seen.update(piece)
            kept.write(piece)
    if left != 0 or seen.hexdigest() != member.digest:
        raise BackupDamaged("a member of it was changed")
