"""What is not whole, or not ours, is refused with a code and leaves nothing behind."""

import gzip
import io
import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from engine.backups.back_up import back_up
from engine.backups.errors import (
    BackupDamaged,
    BackupDoesNotHold,
    BackupMemberRefused,
    BackupOfOtherSchema,
)
from engine.backups.restore import restore
from engine.settings import Settings
from engine.store.database import Database
from engine.store.tables import events
from tests.builders import Office


@pytest.fixture
def database_url(tmp_path: Path, sqlite_template: Path) -> str:
    """Give an empty SQLite database: an archive does not tell where it came from."""
    copy = tmp_path / "nhiemvu.db"
    shutil.copy(sqlite_template, copy)
    return f"sqlite:///{copy}"


def leaves_nothing(place: tuple[Database, Settings]) -> None:
    database, settings = place
    with database.reading() as connection:
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    assert tables == 0
    assert not settings.data_dir.exists() or list(settings.data_dir.iterdir()) == []


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_archive_is_refused(
    archive: Path, place: tuple[Database, Settings], share: float
) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(BackupDamaged):
        restore(*place, archive)

    leaves_nothing(place)


def test_a_missing_archive_is_refused(tmp_path: Path, place: tuple[Database, Settings]) -> None:
    with pytest.raises(BackupDamaged):
        restore(*place, tmp_path / "none")


Entry = tuple[tarfile.TarInfo, bytes]


def rewritten(archive: Path, change: Callable[[list[Entry]], list[Entry]]) -> None:
    """Write the archive again as somebody might who can."""
    with tarfile.open(archive) as opened:
        entries = [(one, (opened.extractfile(one) or io.BytesIO()).read()) for one in opened]
    with tarfile.open(archive, "w:gz") as changed:
        for info, data in change(entries):
            info.size = len(data)
            changed.addfile(info, io.BytesIO(data))


def named(name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE) -> Entry:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
    return info, data


@pytest.mark.parametrize(
    "intruder",
    [
        named("../outside", b"x"),
        named("/outside", b"x"),
        named("files/../../outside", b"x"),
        named("tables/cases.jsonl", b"twice"),
        named("files/" + "0" * 64, kind=tarfile.SYMTYPE),
        named("files/" + "0" * 64, kind=tarfile.LNKTYPE),
        named("tables", kind=tarfile.DIRTYPE),
        named("fifo", kind=tarfile.FIFOTYPE),
    ],
    ids=lambda entry: f"{entry[0].name[:20]}-{entry[0].type.decode()}",
)
def test_a_member_that_no_backup_has_is_refused(
    archive: Path, place: tuple[Database, Settings], intruder: Entry
) -> None:
    rewritten(archive, lambda entries: [*entries, intruder])

    with pytest.raises(BackupMemberRefused):
        restore(*place, archive)

    assert not (archive.parent / "outside").exists()
    leaves_nothing(place)


def test_a_path_in_the_manifest_is_refused(archive: Path, place: tuple[Database, Settings]) -> None:
    def change(told: dict[str, Any]) -> None:
        told["members"]["files/../../outside"] = {"digest": "0" * 64, "size": 1}

    rewritten(archive, lambda entries: with_manifest(entries, change))

    with pytest.raises(BackupMemberRefused):
        restore(*place, archive)
    leaves_nothing(place)


def with_manifest(entries: list[Entry], change: Callable[[dict[str, Any]], None]) -> list[Entry]:
    told = json.loads(entries[0][1])
    change(told)
    return [(entries[0][0], json.dumps(told).encode()), *entries[1:]]


def test_any_changed_byte_of_a_member_is_noticed(
    archive: Path, place: tuple[Database, Settings]
) -> None:
    with tarfile.open(archive) as opened:
        count = len(opened.getmembers())
    whole = archive.read_bytes()
    for number in range(1, count):
        archive.write_bytes(whole)
        rewritten(archive, lambda entries, at=number: [
            (info, (data[:-1] + b"X") if place_ == at else data)
            for place_, (info, data) in enumerate(entries)
            if data or place_ != at
        ])  # fmt: skip

        with pytest.raises(BackupDamaged):
            restore(*place, archive)
    leaves_nothing(place)


def test_a_backup_of_another_schema_is_refused(
    archive: Path, place: tuple[Database, Settings]
) -> None:
    rewritten(archive, lambda entries: with_manifest(entries, lambda told: told.update(schema="1")))

    with pytest.raises(BackupOfOtherSchema):
        restore(*place, archive)
    leaves_nothing(place)


def test_a_backup_of_a_forged_history_is_refused(
    hall: Office, tmp_path: Path, place: tuple[Database, Settings]
) -> None:
    with hall.engine.database.transaction() as connection:
        connection.execute(update(events).where(events.c.seq == 2).values(actor=99))
    back_up(hall.engine.database, hall.engine.settings, tmp_path / "forged")

    with pytest.raises(BackupDoesNotHold) as refusal:
        restore(*place, tmp_path / "forged")

    assert refusal.value.seq == 2
    leaves_nothing(place)


def test_a_backup_of_a_shortened_history_is_refused(
    hall: Office, tmp_path: Path, place: tuple[Database, Settings]
) -> None:
    with hall.engine.database.transaction() as connection:
        connection.execute(delete(events).where(events.c.seq > 2))
    back_up(hall.engine.database, hall.engine.settings, tmp_path / "short")

    with pytest.raises(BackupDoesNotHold):
        restore(*place, tmp_path / "short")
    leaves_nothing(place)


def test_what_is_no_archive_is_refused(tmp_path: Path, place: tuple[Database, Settings]) -> None:
    (tmp_path / "b").write_bytes(gzip.compress(b"nothing of ours" * 100))

    with pytest.raises(BackupDamaged):
        restore(*place, tmp_path / "b")
    leaves_nothing(place)
