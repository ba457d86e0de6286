"""What kind of file it is, judged by its content; the name only has to agree."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

import puremagic

from engine.commands.files.errors import FileTypeRefused

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
PDF: Final = "application/pdf"
ZIP: Final = "application/zip"
#: The kinds that are taken, by the ending that names each.
TAKEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".pdf": PDF,
        ".docx": f"{_OFFICE}wordprocessingml.document",
        ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
        ".odt": f"{_OPEN}text",
        ".ods": f"{_OPEN}spreadsheet",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".zip": ZIP,
        ".txt": "text/plain",
        ".csv": "text/csv",
    }
)
_STARTS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
#: Endings nobody may hide in an archive: a double click would run them.
_RUNS: Final = frozenset(
    {
        ".app", ".bat", ".cmd", ".com", ".cpl", ".dll", ".docm", ".dotm", ".exe", ".hta", ".htm",
        ".html", ".jar", ".js", ".jse", ".lnk", ".msi", ".ps1", ".pptm", ".reg", ".scr", ".sh",
        ".svg", ".vb", ".vbe", ".vbs", ".wsf", ".xlsm", ".xltm",
    }
)  # fmt: skip
_MOST_ENTRIES: Final = 5000


def media_type(name: str, data: bytes) -> str:
    """Return the kind of ``data``; raises ``FileTypeRefused`` unless it is taken."""
    wanted = TAKEN.get(PurePosixPath(name.lower()).suffix)
    if wanted is None:
        raise FileTypeRefused(name, "files with such an ending are not taken")
    found = _of_content(name, data)
    if found == "text/plain" and wanted == "text/csv":
        return wanted
    if found != wanted:
        raise FileTypeRefused(name, "its content is not what its ending says")
    return found


def _of_content(name: str, data: bytes) -> str | None:
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(name, data)
    return "text/plain" if _is_text(data) and not _is_markup(data) else None


def _of_archive(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.namelist()
            says = archive.open("mimetype").read(100) if "mimetype" in entries else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError):
        raise FileTypeRefused(name, "its archive is broken") from None
    if len(entries) > _MOST_ENTRIES:
        raise FileTypeRefused(name, "its archive has too many entries")
    if any(_runs(entry) for entry in entries):
        raise FileTypeRefused(name, "it holds macros or a program")
    if "[Content_Types].xml" in entries:
        if "word/document.xml" in entries:
            return TAKEN[".docx"]
        return TAKEN[".xlsx"] if "xl/workbook.xml" in entries else ZIP
    said = says.decode("ascii", "replace").strip()
    return said if said in {TAKEN[".odt"], TAKEN[".ods"]} else ZIP


def _runs(entry: str) -> bool:
    lowered = entry.lower().rstrip(". ")
    return lowered.endswith("vbaproject.bin") or PurePosixPath(lowered).suffix in _RUNS


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text) and all(letter.isprintable() or letter in "\t\r\n\f" for letter in text)


def _is_markup(data: bytes) -> bool:
    """Say whether a browser or a shell might take the text for more than text."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<", b"#!", b"@echo")):
        return True
    try:
        found = puremagic.magic_string(data[:4096])
    except puremagic.PureError:
        return False
    return any("html" in one.mime_type or "svg" in one.mime_type for one in found)
