"""The environment, read once into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Where the shipped ``processes/`` and ``forms/`` stand.
SHIPPED: Final = Path(__file__).resolve().parents[1]
MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """What an installation may set; ``docs/reference/settings.md`` explains each name."""

    host: str
    port: int
    data_dir: Path
    database_url: str
    max_file_bytes: int
    secret_key: str | None
    api_rate: str

    @property
    def files_dir(self) -> Path:
        """Return the folder in which papers are kept by their digest."""
        return self.data_dir / "files"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read ``NHIEMVU_*``; an unset name takes its documented default."""
    data_dir = Path(environ.get("NHIEMVU_DATA_DIR", SHIPPED / "var")).absolute()
    return Settings(
        host=environ.get("NHIEMVU_HOST", "127.0.0.1"),
        port=int(environ.get("NHIEMVU_PORT", "8000")),
        data_dir=data_dir,
        database_url=environ.get("NHIEMVU_DATABASE_URL", f"sqlite:///{data_dir / 'nhiemvu.db'}"),
        max_file_bytes=int(environ.get("NHIEMVU_MAX_FILE_MB", "50")) * MEGABYTE,
        secret_key=environ.get("NHIEMVU_SECRET_KEY"),
        api_rate=environ.get("NHIEMVU_API_RATE", "600 per minute"),
    )
