import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from engine.commands.files.errors import FileNotYours, FileTooLarge, FileTypeRefused
from engine.commands.files.store_file import StoredFile, StoreFile, plain_name
from engine.commands.record_refusal import RecordRefusal
from engine.engine import Engine
from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import NotFound
from engine.questions.files.file_for_download import FileForDownload
from engine.store.database import Database
from engine.store.tables import access_log, files
from tests.builders import office, two_tasks

AN, BINH = Actor(1, "An"), Actor(2, "Bình")
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40)


def archive(*entries: str, **contents: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as found:
        for entry in entries:
            found.writestr(entry, contents.get(entry, "x"))
    return kept.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
XLSX = archive("[Content_Types].xml", "xl/workbook.xml")
MACRO = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ODT = archive("mimetype", "content.xml", mimetype="application/vnd.oasis.opendocument.text")


def store(engine: Engine, name: str, data: bytes, actor: Actor = AN) -> StoredFile:
    return engine.do(StoreFile(name, data, actor=actor, command_id=str(uuid4())))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("Thuyết minh.PDF", PDF, "application/pdf"),
        ("thuyetminh.docx", DOCX, "wordprocessingml.document"),
        ("kinhphi.xlsx", XLSX, "spreadsheetml.sheet"),
        ("lylich.odt", ODT, "opendocument.text"),
        ("anh.png", PNG, "image/png"),
        ("anh.jpeg", JPEG, "image/jpeg"),
        ("hoso.zip", archive("a.pdf"), "application/zip"),
        ("ghichu.txt", "Đề tài Huế\n".encode(), "text/plain"),
        ("solieu.csv", b"a;b\n1;2\n", "text/csv"),
    ],
)
def test_what_offices_send_is_taken(engine: Engine, name: str, data: bytes, kind: str) -> None:
    kept = store(engine, name, data)

    assert kept.media_type.endswith(kind)
    assert kept.size == len(data)
    assert engine.ask(FileForDownload(AN, kept.digest)).path.read_bytes() == data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("chuongtrinh.exe", b"MZ" + bytes(100)),
        ("chuongtrinh.pdf", b"MZ" + bytes(100)),
        ("trang.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("trang.txt", b"  <html><script>alert(1)</script>"),
        ("hinh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("hinh.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("lenh.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("anh.jpg", PNG),
        ("thuyetminh.docx", XLSX),
        ("thuyetminh.docx", MACRO),
        ("hoso.zip", archive("a.pdf", "cai-dat.exe")),
        ("hoso.zip", b"PK\x03\x04 broken"),
        ("macro.docm", DOCX),
        ("rong.txt", b""),
        ("khongduoi", PDF),
        ("nhiphan.txt", b"abc\x00\x01"),
    ],
)  # fmt: skip
def test_what_is_not_what_it_says_or_could_run_is_refused(
    engine: Engine, database: Database, name: str, data: bytes
) -> None:
    with pytest.raises(FileTypeRefused) as refusal:
        store(engine, name, data)

    assert refusal.value.name == name
    with database.reading() as connection:
        assert connection.execute(files.select()).all() == []


def test_a_file_that_is_too_large_is_refused(engine: Engine, database: Database) -> None:
    small = Engine(database, now=engine.now, settings=replace(engine.settings, max_file_bytes=10))

    with pytest.raises(FileTooLarge) as refusal:
        store(small, "a.pdf", PDF)

    assert refusal.value.max_bytes == 10


def test_the_same_content_is_kept_once(engine: Engine) -> None:
    first, again = store(engine, "a.pdf", PDF), store(engine, "b.pdf", PDF, BINH)

    kept = [path for path in engine.settings.files_dir.rglob("*") if path.is_file()]
    assert first.digest == again.digest
    assert [path.name for path in kept] == [first.digest]


def test_each_uploader_has_the_file_under_their_own_name(engine: Engine) -> None:
    digest = store(engine, "a.pdf", PDF).digest
    store(engine, "b.pdf", PDF, BINH)

    assert engine.ask(FileForDownload(AN, digest)).name == "a.pdf"
    assert engine.ask(FileForDownload(BINH, digest)).name == "b.pdf"


def test_a_digest_alone_opens_nothing(engine: Engine) -> None:
    digest = store(engine, "a.pdf", PDF).digest

    with pytest.raises(NotFound):
        engine.ask(FileForDownload(BINH, digest))
    with pytest.raises(NotFound):
        engine.ask(FileForDownload(AN, "0" * 64))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\An\\đơn.pdf", "đơn.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("..", "tep"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_says_nothing_about_folders(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_a_refusal_before_any_command_is_in_the_record(engine: Engine, database: Database) -> None:
    engine.do(RecordRefusal("file-too-large", "POST /tep", actor=AN, command_id="1"))

    with database.reading() as connection:
        (row,) = connection.execute(access_log.select()).all()
    assert (row.actor, row.kind, row.code, row.about) == (
        1,
        "refused",
        "file-too-large",
        "POST /tep",
    )


def test_no_temporary_file_is_left_behind(engine: Engine) -> None:
    store(engine, "a.pdf", PDF)

    names = [path.name for path in Path(engine.settings.files_dir).rglob(".*")]
    assert names == []


def test_a_digest_written_into_ones_own_answers_opens_nothing(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(two_tasks())
    digest = store(engine, "a.pdf", PDF, hall.members[0]).digest
    task = hall.start()
    stolen: Value = {"digest": digest, "name": "a.pdf", "size": Decimal(1)}

    with pytest.raises(FileNotYours):
        hall.complete(task, paper=stolen)

    with pytest.raises(NotFound):
        engine.ask(FileForDownload(hall.officer, digest))


def test_a_submitted_file_is_had_by_who_reads_the_paper(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(two_tasks())
    digest = store(engine, "a.pdf", PDF, hall.officer).digest
    task = hall.start()

    hall.complete(task, paper={"digest": digest, "name": "phụ lục.pdf", "size": Decimal(1)})

    assert engine.ask(FileForDownload(hall.administrator, digest)).name == "phụ lục.pdf"
    with pytest.raises(NotFound):
        engine.ask(FileForDownload(hall.members[0], digest))
