"""What an installation may set, with its defaults."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.settings.provider import Provider, read_provider
from engine.settings.reading import (
    Reader,
    is_database,
    is_folder,
    is_host,
    is_rate,
    is_secret,
)

#: Where the shipped ``processes/`` and ``forms/`` stand.
SHIPPED: Final = Path(__file__).resolve().parents[2]
MEGABYTE: Final = 1024 * 1024
_PREFIX: Final = "NHIEMVU_"
#: Every name that means something, those of the tests as well.
KNOWN: Final = frozenset(
    {
        "NHIEMVU_API_RATE",
        "NHIEMVU_DATABASE_URL",
        "NHIEMVU_DATA_DIR",
        "NHIEMVU_HOST",
        "NHIEMVU_LOG_FORMAT",
        "NHIEMVU_MAX_FILE_MB",
        "NHIEMVU_METRICS",
        "NHIEMVU_OIDC_CLAIM",
        "NHIEMVU_OIDC_CLIENT_ID",
        "NHIEMVU_OIDC_CLIENT_SECRET",
        "NHIEMVU_OIDC_ISSUER",
        "NHIEMVU_OIDC_LABEL",
        "NHIEMVU_OIDC_PRESET",
        "NHIEMVU_OIDC_REDIRECT",
        "NHIEMVU_OIDC_SCOPE",
        "NHIEMVU_PORT",
        "NHIEMVU_SECRET_KEY",
        "NHIEMVU_TCK",
        "NHIEMVU_TEST_POSTGRES",
    }
)
_HIGHEST_PORT: Final = 65_535
_LARGEST_FILE_MB: Final = 2_000


@dataclass(frozen=True)
class Settings:
    """What an installation may set; ``docs/reference/settings.md`` explains each name."""

    host: str
    port: int
    data_dir: Path
    database_url: str
    max_file_bytes: int
    secret_key: str | None
    #: ``keyvalue`` for people, ``json`` for collectors.
    log_format: str = "keyvalue"
    metrics: bool = False
    #: Requests of one program in a time, as ``10 per second``.
    api_rate: str = "600 per minute"
    provider: Provider | None = None

    @property
    def files_dir(self) -> Path:
        """Return the folder in which papers are kept by their digest."""
        return self.data_dir / "files"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read ``NHIEMVU_*``; an unset name takes its documented default.

    Raises ``BadSettings`` with everything that is wrong at once, because a start that names
    one mistake at a time costs its administrator one restart for each.
    """
    read = Reader(environ)
    data_dir = Path(read.text("NHIEMVU_DATA_DIR", str(SHIPPED / "var"), is_folder)).absolute()
    found = Settings(
        host=read.text("NHIEMVU_HOST", "127.0.0.1", is_host),
        port=read.number("NHIEMVU_PORT", 8000, 0, _HIGHEST_PORT),
        data_dir=data_dir,
        database_url=read.text(
            "NHIEMVU_DATABASE_URL", f"sqlite:///{data_dir / 'nhiemvu.db'}", is_database
        ),
        max_file_bytes=read.number("NHIEMVU_MAX_FILE_MB", 50, 1, _LARGEST_FILE_MB) * MEGABYTE,
        secret_key=read.text("NHIEMVU_SECRET_KEY", "", is_secret) or None,
        log_format=read.one_of("NHIEMVU_LOG_FORMAT", ("keyvalue", "json")),
        metrics=read.one_of("NHIEMVU_METRICS", ("0", "1")) == "1",
        api_rate=read.text("NHIEMVU_API_RATE", "600 per minute", is_rate),
        provider=read_provider(read),
    )
    read.judge()
    return found


def unknown_names(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return names that look like settings and are none: most likely misspelt ones."""
    return sorted(name for name in environ if name.startswith(_PREFIX) and name not in KNOWN)
