"""A spreadsheet of people: what is read, and what is told at which cell."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from engine.exchange.errors import SheetRefused
from engine.exchange.people_sheet import Known, read_people
from engine.exchange.people_template import people_template
from tests.unit.exchange.sheets import HEADINGS, changed, person, sheet_of

KNOWN = Known(
    logins=frozenset({"binh"}),
    external_ids=frozenset({"079"}),
    organisations={"truong dai hoc song huong": 5},
    units={"qlkh": 7},
)


def problems(*rows: list[object]) -> list[tuple[str, str]]:
    _, found = read_people(sheet_of(*rows), KNOWN)
    return [(f"{one.column}{one.row}", one.code) for one in found]


def test_a_row_is_read_as_it_is_meant() -> None:
    row = person(
        "AN",
        "  Trần   An ",
        email="an@hue.example",
        organisation="Trường Đại học Sông Hương",
        external_id=79000000001,
        role="task_unit",
        unit="QLKH",
        valid_from=date(2026, 1, 5),
        valid_to="31/12/2026",
    )

    (one,), found = read_people(sheet_of(row, [None] * 9), KNOWN)

    assert found == ()
    assert (one.login, one.name, one.organisation_id, one.unit_id) == ("an", "Trần An", 5, 7)
    assert (one.external_id, one.role) == ("79000000001", "task_unit")
    assert (one.valid_from, one.valid_to) == (date(2026, 1, 5), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (person(""), [("B2", "missing")]),
        (person("có dấu"), [("B2", "unfit")]),
        (person("binh"), [("B2", "taken")]),
        (person(name=""), [("A2", "missing")]),
        (person(name="x" * 301), [("A2", "too-long"), ("A2", "missing")]),
        (person(email="không phải"), [("C2", "unfit")]),
        (person(organisation="Không có"), [("D2", "unknown")]),
        (person(external_id="079"), [("E2", "taken")]),
        (person(role="council_chair"), [("F2", "unfit")]),
        (person(role="leader", unit="khac"), [("G2", "unknown")]),
        (person(unit="qlkh"), [("F2", "missing")]),
        (person(role="leader", valid_from="mai"), [("H2", "bad-date")]),
        (
            person(role="leader", valid_from="02/01/2026", valid_to="01/01/2026"),
            [("I2", "reversed")],
        ),
        (person(name="=1+1"), [("A2", "formula")]),
    ],
)
def test_each_problem_is_told_at_its_cell(row: list[object], told: list[tuple[str, str]]) -> None:
    assert problems(row) == told


def test_what_repeats_within_the_sheet_is_told_at_the_second() -> None:
    rows = [person("an", external_id="1"), person("AN", external_id="1")]

    assert problems(*rows) == [("B3", "repeated"), ("E3", "repeated")]


def test_every_problem_is_told_at_once() -> None:
    told = problems(person(""), person("", email="x"), person("ok", ""))

    assert told == [("B2", "missing"), ("B3", "missing"), ("C3", "unfit"), ("A4", "missing")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not-a-workbook"),
        (b"PK\x03\x04 but no archive", "not-a-workbook"),
        (b"x" * (1024 * 1024 + 1), "too-large"),
        (sheet_of(), "no-rows"),
        (sheet_of(person(), headings=["Tên", *HEADINGS[1:]]), "header"),
        (sheet_of(*[person(f"an{n}") for n in range(301)]), "too-many-rows"),
    ],
    ids=["empty", "no-archive", "large", "no-rows", "header", "rows"],
)
def test_a_file_that_is_no_such_sheet_is_refused_as_a_whole(data: bytes, why: str) -> None:
    with pytest.raises(SheetRefused) as refusal:
        read_people(data, KNOWN)

    assert refusal.value.why == why


ENTITY = b"""<?xml version="1.0"?>
<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData>
</worksheet>"""
BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>"""
UTF_16 = ENTITY.decode().replace('<?xml version="1.0"?>', "").encode("utf-16")


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", ENTITY),
        ("xl/worksheets/sheet1.xml", UTF_16),
        ("xl/sharedStrings.xml", BOMB),
        ("xl/worksheets/sheet1.xml", b"<worksheet>"),
        ("xl/media/zeros.bin", b"\0" * (21 * 1024 * 1024)),
        ("xl/vbaProject.bin", b"macro"),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    ],
    ids=["entity", "utf-16", "bomb", "broken", "swells", "macro", "link"],
)
def test_a_hostile_workbook_is_not_opened(part: str, content: bytes) -> None:
    hostile = changed(sheet_of(person()), part, content)
    assert len(hostile) < 1024 * 1024

    with pytest.raises(SheetRefused) as refusal:
        read_people(hostile, KNOWN)

    assert refusal.value.why == "unsafe"


def test_a_sheet_that_claims_a_million_rows_is_read_no_further_than_it_may() -> None:
    far = sheet_of(person())
    with zipfile.ZipFile(io.BytesIO(far)) as packed:
        xml = packed.read("xl/worksheets/sheet1.xml")
    far = changed(
        far,
        "xl/worksheets/sheet1.xml",
        xml.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>'),
    )

    people, _ = read_people(far, KNOWN)

    assert len(people) == 1


def test_an_archive_of_many_parts_is_not_opened() -> None:
    many = sheet_of(person())
    written = io.BytesIO(many)
    with zipfile.ZipFile(written, "a") as packed:
        for number in range(200):
            packed.writestr(f"xl/{number}.bin", b"")

    with pytest.raises(SheetRefused):
        read_people(written.getvalue(), KNOWN)


def test_the_template_is_what_is_read_and_lists_what_may_be_used() -> None:
    data = people_template([("leader", "Lãnh đạo Sở")], [("qlkh", "=1+1")], ["Trường"])
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.worksheets[0].append(person())
    written = io.BytesIO()
    book.save(written)

    people, found = read_people(written.getvalue(), KNOWN)

    assert (len(people), found) == (1, ())
    told = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows()]
    assert ["leader", "Lãnh đạo Sở"] in told
    assert ["qlkh", "'=1+1"] in told
