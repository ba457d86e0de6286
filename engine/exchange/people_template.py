"""The empty spreadsheet in which people are listed, with the codes that may be used."""

import io
from collections.abc import Iterable
from typing import Final

import openpyxl
from openpyxl.styles import Font

from engine.exchange.people_sheet import COLUMNS

_WIDTH: Final = 24


def people_template(
    roles: Iterable[tuple[str, str]],
    units: Iterable[tuple[str, str]],
    organisations: Iterable[str],
) -> bytes:
    """Return an .xlsx file; the second sheet lists (code, name) of roles and units."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Người dùng"
    sheet.append([heading for _, heading in COLUMNS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = _WIDTH
    sheet.freeze_panes = "A2"
    codes = book.create_sheet("Mã được dùng")
    for heading, rows in (("Mã vai trò", roles), ("Mã đơn vị", units)):
        codes.append([heading, "Tên"])
        for row in rows:
            codes.append([_plain(text) for text in row])
        codes.append([])
    codes.append(["Tổ chức"])
    for name in organisations:
        codes.append([_plain(name)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _plain(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
