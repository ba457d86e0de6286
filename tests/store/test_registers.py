"""Numbers of a register: gapless, each given once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from engine.store import registers, streams
from engine.store.database import Database

ON = date(2024, 3, 4)


@pytest.fixture
def register_id(database: Database) -> int:
    with database.transaction() as connection:
        found = streams.create(connection, "register", None).stream_id
        registers.open_register(connection, found, 1, "decision", 2024, "{n:02}/QĐ")
    return found


def test_numbers_begin_at_one_and_leave_no_gap(database: Database, register_id: int) -> None:
    with database.transaction() as connection:
        drawn = [registers.draw(connection, register_id, 1, "P1_15", ON) for _ in range(3)]

    assert [one.text for one in drawn] == ["01/QĐ", "02/QĐ", "03/QĐ"]


def test_a_rolled_back_number_is_drawn_again(database: Database, register_id: int) -> None:
    def draw_and_die() -> None:
        with database.transaction() as connection:
            registers.draw(connection, register_id, 1, "P1_15", ON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        draw_and_die()

    with database.transaction() as connection:
        assert registers.draw(connection, register_id, 1, "P1_15", ON).number == 1


def test_many_at_once_get_different_numbers(database: Database, register_id: int) -> None:
    def draw(_: int) -> int:
        with database.transaction() as connection:
            streams.lock(connection, register_id)
            return registers.draw(connection, register_id, 1, "P1_15", ON).number

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert sorted(pool.map(draw, range(24))) == list(range(1, 25))


def test_a_register_is_found_by_authority_key_and_year(
    database: Database, register_id: int
) -> None:
    with database.reading() as connection:
        assert registers.find(connection, 1, "decision", 2024) == register_id
        assert registers.find(connection, 1, "decision", 2025) is None
