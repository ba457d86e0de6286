"""The migrations make exactly the schema the tables describe."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from engine.store.database import open_database
from engine.store.migrating import upgrade
from engine.store.tables import metadata


def test_migrations_make_the_schema(empty_url: str) -> None:
    database = open_database(empty_url)

    upgrade(database)

    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    database.close()
    assert differences == []


def test_an_upgrade_done_twice_is_done_once(empty_url: str) -> None:
    database = open_database(empty_url)
    upgrade(database)

    upgrade(database)

    database.close()
