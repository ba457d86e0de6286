"""A workbook that may be opened at all: small, plain XML, nothing that runs or refers outside.

A workbook is a ZIP of XML files. What it could do to whoever opens it (grow a thousandfold,
name files of this machine, carry code) is refused before the workbook library sees it.
"""

import io
import zipfile
from typing import Final

import openpyxl
from lxml import etree
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from engine.exchange.errors import SheetRefused

_LARGEST_BYTES: Final = 1024 * 1024
_LARGEST_UNPACKED: Final = 20 * 1024 * 1024
_MOST_PARTS: Final = 200
_OUTSIDE: Final = ("vbaproject", "externallinks/", "activex", "embeddings/", "oleobject")


def first_sheet(data: bytes) -> ReadOnlyWorksheet:
    """Return the first sheet of a workbook, its formulas as they are written, never computed."""
    if len(data) > _LARGEST_BYTES:
        raise SheetRefused("too-large")
    _inspect(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # The size a sheet claims to have is not believed.
        sheet.reset_dimensions()
    except Exception as broken:
        # The library promises no kind of error for what is broken inside.
        raise SheetRefused("not-a-workbook") from broken
    return sheet


def _inspect(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED:
                raise SheetRefused("unsafe")
            for part in parts:
                _inspect_part(packed, part)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, RuntimeError) as broken:
        raise SheetRefused("not-a-workbook") from broken
    except (EOFError, ValueError) as broken:
        raise SheetRefused("not-a-workbook") from broken


def _inspect_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    name = part.filename.lower()
    if any(mark in name for mark in _OUTSIDE):
        raise SheetRefused("unsafe")
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        # At most what the directory of the archive says is unpacked: it was added up before.
        root = etree.fromstring(packed.read(part), parser)
    except etree.XMLSyntaxError as broken:
        raise SheetRefused("unsafe") from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise SheetRefused("unsafe")
