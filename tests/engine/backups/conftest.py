"""An office to back up, and empty places to restore it to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.backups.back_up import back_up
from engine.commands.files.store_file import StoreFile
from engine.engine import Engine
from engine.settings import Settings
from engine.store.database import Database, open_database
from tests import postgres
from tests.builders import Office, money, new_id, office, two_tasks

PAPER = b"%PDF-1.4 " + "bản vẽ".encode()


@pytest.fixture
def hall(engine: Engine) -> Office:
    """An office with some work behind it, and a paper."""
    opened = office(engine)
    opened.publish(two_tasks())
    done = opened.complete(opened.start(), amount=money(1), title="Tên")
    opened.complete(done.next_task_id or "", amount=money(2))
    opened.start()
    engine.do(StoreFile("Thuyết minh.pdf", PAPER, actor=opened.officer, command_id=new_id()))
    return opened


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Settings
) -> Iterator[tuple[Database, Settings]]:
    """Give an empty database and an empty folder, on each kind."""
    there = replace(settings, data_dir=tmp_path / "there")
    if request.param == "sqlite":
        database = open_database(f"sqlite:///{tmp_path / 'there.db'}")
        yield database, there
        database.close()
        return
    with postgres.fresh_database(f"there_{new_id()[:12]}", template="template0") as url:
        database = open_database(url)
        yield database, there
        database.close()


@pytest.fixture
def place(tmp_path: Path, settings: Settings) -> Iterator[tuple[Database, Settings]]:
    """Give one empty place, where the kind of database does not matter."""
    database = open_database(f"sqlite:///{tmp_path / 'there.db'}")
    yield database, replace(settings, data_dir=tmp_path / "there")
    database.close()


@pytest.fixture
def archive(hall: Office, tmp_path: Path) -> Path:
    path = tmp_path / "backup.tar.gz"
    back_up(hall.engine.database, hall.engine.settings, path)
    return path
