"""The key of this installation: it signs what a browser brings back and encrypts second factors."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from engine.settings import Settings

_BYTES: Final = 32


def secret_key(settings: Settings) -> str:
    """Return the set key, else the one this installation made for itself at its first start.

    The file is for its owner alone and is never overwritten, so that several web processes
    starting at once agree on one key.
    """
    if settings.secret_key:
        return settings.secret_key
    path = settings.data_dir / "secret-key"
    if not path.exists():
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        _make(path)
    return path.read_text("ascii")


def _make(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES))
    # A link appears whole or not at all, and the first one stays.
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
