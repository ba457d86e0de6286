"""Alembic's way in: it is given our database and never opens one of its own."""

from alembic import context

from engine.store.database import Database
from engine.store.tables import metadata

database = context.config.attributes["database"]
assert isinstance(database, Database)  # noqa: S101 - set by engine.store.migrating

with database.transaction() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
