"""Keep an uploaded file."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from engine.commands.files.errors import FileTooLarge
from engine.commands.files.media_types import media_type
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.values import digest
from engine.store import contents

_LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class StoredFile:
    """A kept file, as an answer of a form refers to it."""

    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class StoreFile(Command[StoredFile]):
    """Keep ``data`` under its digest; until it is submitted only the uploader has it."""

    name: str
    data: bytes


@performs
def store_file(command: StoreFile, work: Work) -> StoredFile:
    """Judge size and kind, then keep the content once, before any row speaks of it."""
    size = len(command.data)
    if size > work.settings.max_file_bytes:
        raise FileTooLarge(work.settings.max_file_bytes)
    name = plain_name(command.name)
    kind = media_type(name, command.data)
    found = digest(command.data)
    contents.put(work.settings.files_dir, found, command.data)
    by = (work.actor.user_id, work.now)
    contents.add(work.connection, found, size, kind, by)
    contents.add_upload(work.connection, found, name, by)
    return StoredFile(found, name, size, kind)


def plain_name(name: str) -> str:
    """Return the name without any path, control or direction-changing character."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    clean = "".join(
        letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl"}
    )
    clean = clean.strip(". ") or "tep"
    stem, dot, ending = clean.rpartition(".")
    room = _LONGEST_NAME - len(ending) - 1
    return f"{stem[:room]}{dot}{ending}" if dot else clean[:_LONGEST_NAME]
