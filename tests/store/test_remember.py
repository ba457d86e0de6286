"""A command id is taken once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from engine.store import remember
from engine.store.database import Database
from engine.store.remember import CommandReused

AT = datetime(2024, 3, 4, tzinfo=UTC)


def test_the_first_to_come_takes_the_id(database: Database) -> None:
    with database.transaction() as connection:
        assert remember.claim(connection, 1, "c", "payload", AT) is None


def test_a_repeat_gets_the_kept_answer(database: Database) -> None:
    with database.transaction() as connection:
        remember.claim(connection, 1, "c", "payload", AT)
        remember.answer(connection, 1, "c", '{"x": 1}')

    with database.transaction() as connection:
        assert remember.claim(connection, 1, "c", "payload", AT) == '{"x": 1}'


def test_the_same_id_of_another_person_is_another_command(database: Database) -> None:
    with database.transaction() as connection:
        remember.claim(connection, 1, "c", "payload", AT)

        assert remember.claim(connection, 2, "c", "payload", AT) is None


def test_an_id_with_another_payload_is_refused(database: Database) -> None:
    with database.transaction() as connection:
        remember.claim(connection, 1, "c", "payload", AT)

        with pytest.raises(CommandReused) as refusal:
            remember.claim(connection, 1, "c", "other", AT)

    assert refusal.value.command_id == "c"


def test_a_second_click_at_the_same_moment_waits_for_the_answer(database: Database) -> None:
    def click(_: int) -> str | None:
        with database.transaction() as connection:
            kept = remember.claim(connection, 1, "c", "payload", AT)
            if kept is None:
                remember.answer(connection, 1, "c", "done")
            return kept

    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(click, range(8)))

    assert sorted(answers, key=str) == [None, *["done"] * 7]
