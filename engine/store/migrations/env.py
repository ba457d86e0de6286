"""Alembic's way in: it is given our database and never opens one of its own."""

from alembic import context

from engine.store.database import Database
from engine.store.tables import metadata

attributes = context.config.attributes
database = attributes["database"]
#: The tables a new revision speaks of; all of them unless its author says otherwise.
included = attributes.get("include", frozenset(metadata.tables))
assert isinstance(database, Database)  # noqa: S101 - set by engine.store.migrating

with database.transaction() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        include_name=lambda name, kind, _: kind != "table" or name in included,
        include_object=lambda _o, name, kind, _r, _c: kind != "table" or name in included,
    )
    with context.begin_transaction():
        context.run_migrations()
