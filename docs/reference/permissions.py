"""Writes the page of permissions by asking every operation in every role.

Run it with ``make permissions`` after an operation or a rule was added.
"""

import tempfile
from datetime import UTC, datetime

from engine.engine import Engine
from engine.settings import read_settings
from engine.store.database import open_database
from engine.store.migrating import upgrade
from tests.web.api.town import build
from tests.web.api.walk import PAGE, page, walk
from webapp.application import create_app

NOW = datetime(2024, 3, 4, 2, 0, tzinfo=UTC)


def main() -> None:
    """Let two authorities move in, walk, and write down what was told."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(
            {"NHIEMVU_DATA_DIR": folder, "NHIEMVU_API_RATE": "9999 per second"}
        )
        database = open_database(settings.database_url)
        upgrade(database)
        engine = Engine(database, now=lambda: NOW, settings=settings)
        PAGE.write_text(page(walk(build(create_app(engine, settings), engine))), "utf-8")
        database.close()
    print(f"{PAGE.name} written")


if __name__ == "__main__":
    main()
