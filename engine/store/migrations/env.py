"""Alembic's way in: it is given our database, or an open transaction, and opens none of its own."""

from alembic import context
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from engine.store.database import Database
from engine.store.holding import hold_all
from engine.store.tables import metadata

script = ScriptDirectory.from_config(context.config)
attributes = context.config.attributes
#: The tables a new revision speaks of; all of them unless its author says otherwise.
included = attributes.get("include", frozenset(metadata.tables))


def run(connection: Connection) -> None:
    """Run what is missing in the transaction of ``connection``."""
    # Asked first without a lock: a start that has nothing to change holds up nobody.
    if MigrationContext.configure(connection).get_current_revision() != script.get_current_head():
        hold_all(connection)
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        include_name=lambda name, kind, _: kind != "table" or name in included,
        include_object=lambda _o, name, kind, _r, _c: kind != "table" or name in included,
    )
    with context.begin_transaction():
        context.run_migrations()


if "connection" in attributes:
    run(attributes["connection"])
else:
    database = attributes["database"]
    assert isinstance(database, Database)  # noqa: S101 - set by engine.store.migrating
    with database.transaction() as opened:
        run(opened)
