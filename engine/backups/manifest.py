"""What an archive says of itself: its schema, its members by digest, and where every chain ends."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from engine.backups.errors import BackupDamaged, BackupMemberRefused

FORMAT: Final = "nhiemvu-backup-1"
NAME: Final = "manifest.json"
_MEMBER: Final = re.compile(r"tables/[a-z_]{1,64}\.jsonl|files/[0-9a-f]{64}")


@dataclass(frozen=True)
class Member:
    """One member of the archive."""

    digest: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """The first member; every other one is named in it."""

    schema: str
    made_at: str
    members: Mapping[str, Member]
    #: Sequence and hash at the end of each stream, by its number.
    heads: Mapping[str, tuple[int, str]]

    def written(self) -> bytes:
        """Return it as bytes, the same for the same manifest."""
        told = {"format": FORMAT} | asdict(self)
        return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest; raises ``BackupDamaged`` or ``BackupMemberRefused``."""
    try:
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise BackupDamaged("its format is unknown")
        members = {
            str(name): Member(str(one["digest"]), int(one["size"]))
            for name, one in told["members"].items()
        }
        heads = {str(key): (int(seq), str(last)) for key, (seq, last) in told["heads"].items()}
        found = Manifest(str(told["schema"]), str(told["made_at"]), members, heads)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BackupDamaged("its manifest cannot be read") from None
    for name, member in members.items():
        if not _MEMBER.fullmatch(name):
            raise BackupMemberRefused(name)
        if name.startswith("files/") and name != f"files/{member.digest}":
            raise BackupDamaged("a file is not named by its digest")
    return found
