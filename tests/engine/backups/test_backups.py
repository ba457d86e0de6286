"""A backup made in the midst of work becomes an installation in which every chain holds."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from engine.backups.back_up import back_up
from engine.backups.errors import (
    BackupIncomplete,
    BackupNotWritten,
    InstallationNotEmpty,
)
from engine.backups.restore import restore
from engine.engine import Engine
from engine.questions.audit.verify import VerifyAll
from engine.settings import Settings
from engine.store.contents import path_of
from engine.store.database import Database
from engine.store.tables import sessions
from tests.builders import Office, dump, money
from tests.conftest import Clock
from tests.engine.backups.conftest import PAPER


def test_what_was_backed_up_is_what_is_restored(
    hall: Office, archive: Path, empty_place: tuple[Database, Settings]
) -> None:
    before = dump(hall.engine.database, ["sessions"])

    found = restore(*empty_place, archive)

    database, settings = empty_place
    assert dump(database, ["sessions"]) == before
    (kept,) = [path for path in settings.files_dir.rglob("*") if path.is_file()]
    assert kept.read_bytes() == PAPER
    assert (found.replayed, found.files) == (2, 1)
    assert [path.name for path in settings.data_dir.iterdir()] == ["files"]


def test_work_goes_on_in_what_was_restored(
    hall: Office, archive: Path, empty_place: tuple[Database, Settings], clock: Clock
) -> None:
    restore(*empty_place, archive)
    again = Engine(empty_place[0], now=clock, settings=empty_place[1])

    moved = replace(hall, engine=again)
    moved.complete(moved.start(), amount=money(3))

    assert again.ask(VerifyAll()).broken == ()


def test_a_backup_made_during_work_holds(
    hall: Office, tmp_path: Path, empty_place: tuple[Database, Settings]
) -> None:
    stop = threading.Event()
    done: list[str] = []

    def work() -> None:
        while not stop.is_set():
            done.append(hall.complete(hall.start(), amount=money(1)).next_task_id or "")

    at_work = threading.Thread(target=work)
    at_work.start()
    try:
        while len(done) < 3:
            stop.wait(0.05)
        begun = len(done)
        back_up(hall.engine.database, hall.engine.settings, tmp_path / "live.tar.gz")
        ended = len(done)
    finally:
        stop.set()
        at_work.join()

    found = restore(*empty_place, tmp_path / "live.tar.gz")

    assert begun < ended
    assert found.replayed >= begun


def test_nobody_stays_signed_in(
    hall: Office, tmp_path: Path, place: tuple[Database, Settings], clock: Clock
) -> None:
    with hall.engine.database.transaction() as connection:
        connection.execute(
            sessions.insert().values(
                token_hash="0" * 64, user_id=hall.officer.user_id,
                created_at=clock(), expires_at=clock(),
            )
        )  # fmt: skip
    back_up(hall.engine.database, hall.engine.settings, tmp_path / "b")

    restore(*place, tmp_path / "b")

    assert dump(place[0])["sessions"] == []


def test_an_installation_in_use_is_not_overwritten(hall: Office, archive: Path) -> None:
    before = dump(hall.engine.database)
    away = replace(hall.engine.settings, data_dir=archive.parent / "away")

    with pytest.raises(InstallationNotEmpty):
        restore(hall.engine.database, hall.engine.settings, archive)
    with pytest.raises(InstallationNotEmpty):
        restore(hall.engine.database, away, archive)

    assert dump(hall.engine.database) == before


def test_an_existing_file_is_not_overwritten(hall: Office, archive: Path) -> None:
    before = archive.read_bytes()

    with pytest.raises(BackupNotWritten):
        back_up(hall.engine.database, hall.engine.settings, archive)
    with pytest.raises(BackupNotWritten):
        back_up(hall.engine.database, hall.engine.settings, archive / "below")

    assert archive.read_bytes() == before


def test_a_backup_is_for_its_owner_alone(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_missing_paper_is_noticed_when_the_backup_is_made(hall: Office, tmp_path: Path) -> None:
    shutil.rmtree(hall.engine.settings.files_dir)

    with pytest.raises(BackupIncomplete):
        back_up(hall.engine.database, hall.engine.settings, tmp_path / "b")

    assert not (tmp_path / "b").exists()


def test_the_paper_lies_where_the_product_looks_for_it(
    hall: Office, archive: Path, place: tuple[Database, Settings]
) -> None:
    restore(*place, archive)

    (content,) = dump(place[0])["files"]
    assert path_of(place[1].files_dir, str(content[0])).read_bytes() == PAPER
