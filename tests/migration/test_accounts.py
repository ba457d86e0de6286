"""Release 0010 says who looks after the accounts there are."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from engine.store import migrating
from engine.store.database import Database, open_database

PERSON = """
    INSERT INTO users (user_id, login, name, folded, password_hash, language, enabled, sample)
    VALUES (:id, :login, 'T', 't', '', 'vi', :yes, :no)
"""
PLACE = (
    "INSERT INTO authorities (authority_id, code, name, level_label) VALUES (:id, :code, 'S', 'c')"
)
STREAM = (
    "INSERT INTO streams (stream_id, kind, last_seq, last_hash) VALUES (:id, 'authority', 0, '')"
)
GRANT = """
    INSERT INTO grants (user_id, role, authority_id, valid_from)
    VALUES (1, 'leader', :place, '2024-01-01')
"""


def before(database: Database, places: tuple[int, ...]) -> None:
    """Bring a database to the schema before, with an officer and a scientist."""
    config = Config()
    config.set_main_option("script_location", str(migrating._HERE))
    config.attributes["database"] = database
    command.upgrade(config, "0007")
    with database.transaction() as connection:
        for place in places:
            connection.execute(text(STREAM), {"id": place})
            connection.execute(text(PLACE), {"id": place, "code": f"A{place}"})
        for user_id, login in ((1, "officer"), (2, "scientist")):
            connection.execute(
                text(PERSON), {"id": user_id, "login": login, "yes": True, "no": False}
            )
        connection.execute(text(GRANT), {"place": places[-1]})


def looked_after(url: str, places: tuple[int, ...]) -> dict[str, int | None]:
    database = open_database(url)
    before(database, places)
    migrating.upgrade(database)
    with database.reading() as connection:
        rows = connection.execute(text("SELECT login, authority_id FROM users")).all()
    database.close()
    return {row.login: row.authority_id for row in rows}


def test_where_a_role_is_held_or_by_the_only_authority(empty_url: str) -> None:
    assert looked_after(empty_url, (5,)) == {"officer": 5, "scientist": 5}


def test_among_several_authorities_nobody_is_guessed(empty_url: str) -> None:
    assert looked_after(empty_url, (5, 6)) == {"officer": 6, "scientist": None}
