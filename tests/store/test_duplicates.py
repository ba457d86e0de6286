"""Titles alike are found without accents, whatever their order of words."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.store import duplicates, missions, streams
from engine.store.database import Database
from engine.store.duplicates import Wanted
from engine.store.missions import Mission

TITLES = (
    "Nghiên cứu bảo tồn nguồn gen cá chình hoa ở đầm phá Tam Giang",
    "Xây dựng mô hình trồng sen Huế theo hướng hữu cơ",
    "Ứng dụng trí tuệ nhân tạo trong chẩn đoán ảnh y tế",
)


@pytest.fixture
def filled(database: Database) -> Database:
    with database.transaction() as connection:
        for title in TITLES:
            mission_id = streams.create(connection, "mission", None).stream_id
            mission = Mission(mission_id, 1, None, title, "RUNNING", {})
            missions.add(connection, mission, datetime(2024, 1, 1, tzinfo=UTC))
    return database


def test_a_title_alike_is_found_without_accents(filled: Database) -> None:
    with filled.reading() as connection:
        (hit,) = duplicates.search(
            connection, [Wanted(99, "Bao ton nguon gen ca chinh hoa dam pha Cau Hai")]
        )

    assert hit.title == TITLES[0]
    assert hit.similarity > Decimal("0.5")


def test_a_title_of_common_words_only_finds_nothing(filled: Database) -> None:
    with filled.reading() as connection:
        assert duplicates.search(connection, [Wanted(99, "Nghiên cứu xây dựng mô hình")]) == ()


def test_a_title_unlike_all_finds_nothing(filled: Database) -> None:
    with filled.reading() as connection:
        assert duplicates.search(connection, [Wanted(99, "Vật liệu nano phát quang")]) == ()
