"""Spreadsheets as a clerk would send them, and as somebody with other intentions would."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl

from engine.exchange.people_sheet import COLUMNS

HEADINGS = [heading for _, heading in COLUMNS]


def sheet_of(*rows: Sequence[object], headings: Sequence[object] = HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Người dùng"
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def person(login: str = "an", name: str = "Trần An", **more: object) -> list[object]:
    told = {"login": login, "name": name} | more
    return [told.get(key) for key, _ in COLUMNS]


def changed(data: bytes, part: str, content: bytes) -> bytes:
    """The same workbook with one part replaced or added."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            if name != part:
                after.writestr(name, before.read(name))
        after.writestr(part, content)
    return written.getvalue()
