"""Release 0007 finds the newest submission of each form among those there are."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from engine.model.values import loads
from engine.store import migrating
from engine.store.database import Database, open_database

CASE = """
    INSERT INTO cases (case_id, process_id, bundle_digest, authority_id, party_id, title, folded,
        state, revision, snapshot, started_on, started_at)
    VALUES (1, 'P', 'b', 1, 1, 'T', 't', 'open', 1, :snapshot, '2024-01-01', '2024-01-01 00:00:00')
"""
PAPER = """
    INSERT INTO submissions (digest, salt, case_id, element, form_id, form_digest, answers, actor,
        at, legal_date, sealed)
    VALUES (:digest, 's', 1, 'E', :form, 'f', '{}', 1, :at, '2024-01-01', :sealed)
"""


def before(database: Database) -> None:
    """Bring a database to the schema before, with papers in it."""
    config = Config()
    config.set_main_option("script_location", str(migrating._HERE))
    config.attributes["database"] = database
    command.upgrade(config, "0006")
    with database.transaction() as connection:
        connection.execute(
            text(
                "INSERT INTO streams (stream_id, kind, last_seq, last_hash) VALUES (1, 'c', 0, '')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO bundles (digest, process_id, interpreter, content, spec)"
                " VALUES ('b', 'P', 1, :empty, :empty)"
            ),
            {"empty": b""},
        )
        connection.execute(text(CASE), {"snapshot": b""})
        for digest, form, at in (("old", "F1", "01"), ("new", "F1", "03"), ("other", "F2", "02")):
            connection.execute(
                text(PAPER),
                {"digest": digest, "form": form, "at": f"2024-01-{at} 00:00:00", "sealed": False},
            )


def test_the_newest_of_each_form_is_found(empty_url: str) -> None:
    database = open_database(empty_url)
    before(database)

    migrating.upgrade(database)

    with database.reading() as connection:
        latest = connection.execute(text("SELECT latest FROM cases")).scalar_one()
    database.close()
    assert loads(latest) == {"F1": "new", "F2": "other"}
