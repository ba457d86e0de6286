"""A disk that is full or may only be read: refused in words, and nothing half-written."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.commands.files.store_file import StoreFile
from engine.commands.record_refusal import RecordRefusal
from engine.engine import Engine
from engine.jobs.due import run_due
from engine.model.actors import SYSTEM
from engine.model.errors import DatabaseAway, StorageUnwritable
from engine.questions.audit.verify import VerifyAll
from engine.settings import Settings, read_settings
from engine.store import contents
from engine.store.database import open_database
from tests.builders import Office, dump, money, new_id, office, two_tasks
from tests.conftest import Clock, make_schema
from tests.web.reader import PASSWORD, Reader, give_password
from webapp.application import create_app

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n"
MEGABYTE = 1024 * 1024
NOBODY = 65534

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Give a disk of eight megabytes."""
    with tempfile.TemporaryDirectory(prefix="nhiemvu-disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], check=True)  # noqa: S607
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607


@contextmanager
def installed(folder: Path, clock: Clock) -> Iterator[Office]:
    settings = read_settings({"NHIEMVU_DATA_DIR": str(folder)})
    make_schema(settings.database_url)
    database = open_database(settings.database_url)
    hall = office(Engine(database, now=clock, settings=settings))
    hall.publish(two_tasks())
    yield hall
    database.close()


@needs_root
def test_a_full_disk_refuses_a_command_whole_and_lets_it_pass_when_there_is_room(
    small_disk: Path, clock: Clock
) -> None:
    with installed(small_disk, clock) as hall:
        begun = hall.start()
        command = hall.completion(begun, amount=money(5))
        before = dump(hall.engine.database)
        filler = fill(small_disk, hall)

        for _ in range(3):
            with pytest.raises(StorageUnwritable):
                hall.engine.do(command)
        assert dump(hall.engine.database) == before
        filler.unlink()

        assert hall.engine.do(command) == hall.engine.do(command)
        assert hall.engine.ask(VerifyAll()).broken == ()


@needs_root
def test_a_file_that_does_not_fit_leaves_neither_row_nor_rest(
    small_disk: Path, clock: Clock
) -> None:
    with installed(small_disk, clock) as hall:
        command = StoreFile("a.pdf", PDF + bytes(5 * MEGABYTE), actor=hall.officer, command_id="f")
        filler = fill(small_disk, hall, leaving=2 * MEGABYTE)

        with pytest.raises(StorageUnwritable):
            hall.engine.do(command)

        assert [one for one in small_disk.rglob("files/**/*") if one.is_file()] == []
        assert dump(hall.engine.database)["files"] == []
        filler.unlink()
        kept = hall.engine.do(command)
        assert contents.path_of(small_disk / "files", kept.digest).stat().st_size == kept.size


@needs_root
def test_a_page_tells_a_full_disk_in_words(small_disk: Path, clock: Clock) -> None:
    with installed(small_disk, clock) as hall:
        reader = Reader(create_app(hall.engine, hall.engine.settings).test_client())
        give_password(hall.engine, "officer")
        reader.open("/dang-nhap")
        filler = fill(small_disk, hall)

        reader.press("Đăng nhập", login="officer", password=PASSWORD)

        assert reader.status == 507
        assert "storage-unwritable" in reader.text
        assert "nơi lưu trữ đã đầy" in reader.text
        filler.unlink()
        reader.open("/dang-nhap").press("Đăng nhập", login="officer", password=PASSWORD)
        assert reader.status == 200


def test_a_database_that_may_only_be_read_is_read_and_never_written(clock: Clock) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="nhiemvu-read-only-") as folder,
        installed(Path(folder), clock) as hall,
    ):
        command = hall.completion(hall.start(), amount=money(5))
        before = dump(hall.engine.database)
        # Another process has it open: without one, SQLite could not even read it.
        other = open_database(hall.engine.settings.database_url)
        with other.reading():
            hall.engine.database.close()

        with only_to_be_read(Path(folder)):
            with pytest.raises(StorageUnwritable):
                hall.engine.do(command)
            assert dump(hall.engine.database) == before
            assert run_due(hall.engine) == 0
            hall.engine.database.close()

        other.close()
        assert hall.engine.do(command).next_task_id is not None
        assert hall.engine.ask(VerifyAll()).broken == ()


@contextmanager
def only_to_be_read(folder: Path) -> Iterator[None]:
    """Take the right to write from everybody, and from root the right to do so nevertheless."""
    mine, modes = os.geteuid(), {one: one.stat().st_mode for one in [folder, *folder.iterdir()]}
    for one in modes:
        one.chmod(0o555 if one.is_dir() else 0o444)
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)
        for one, mode in modes.items():
            if one.exists():
                one.chmod(mode)


@pytest.fixture
def nowhere(tmp_path: Path, clock: Clock, settings: Settings) -> Engine:
    """Give an engine whose database is gone."""
    gone = open_database(f"sqlite:///{tmp_path}/gone/nhiemvu.db")
    (tmp_path / "gone").rmdir()
    return Engine(gone, now=clock, settings=settings)


@pytest.mark.parametrize("path", ["/", "/dang-nhap", "/cong-viec"])
def test_a_page_tells_an_absent_database_in_words(nowhere: Engine, path: str) -> None:
    reader = Reader(create_app(nowhere, nowhere.settings).test_client())
    reader.client.set_cookie("phien", "anything")

    reader.open(path)

    assert reader.status == 503
    assert "database-away" in reader.text
    assert "việc đã ghi nhận sẽ không bị ghi hai lần" in reader.text


def test_an_absent_database_is_told_by_a_code(nowhere: Engine) -> None:
    command = RecordRefusal("not-found", "a page", actor=SYSTEM, command_id=new_id())

    with pytest.raises(DatabaseAway) as refusal:
        nowhere.do(command)

    assert refusal.value.code == "database-away"


def fill(disk: Path, hall: Office, leaving: int = 0) -> Path:
    """Fill the disk but for ``leaving`` bytes, and the room the database has set aside."""
    with hall.engine.database.sql.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    filler = disk / "filler"
    room = os.statvfs(disk)
    with filler.open("wb") as out:
        out.write(bytes(max(0, room.f_bavail * room.f_frsize - leaving)))
    return filler
