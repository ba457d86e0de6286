"""Bring a database to the schema of this release."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from engine.store.database import Database

_HERE = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Apply every migration that is missing; a database that is up to date is left alone."""
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["database"] = database
    command.upgrade(config, "head")
