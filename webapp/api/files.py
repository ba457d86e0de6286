"""Files, up and down."""

from dataclasses import dataclass, replace

from flask import Response, send_file

from engine.commands.files.store_file import StoredFile, StoreFile
from engine.questions.files.file_for_download import FileForDownload
from webapp.api.operations import Call, Operation, asks
from webapp.visitors import ask, engine

_AREA = "files"


@dataclass(frozen=True)
class FileName:
    """What a file is called; its content is the body."""

    name: str


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return (
        Operation(
            "storeFile", "POST", "/files", "Upload a file that answers may refer to", _AREA,
            FileName, StoredFile, _store, status=201, takes_file=True,
            leads_to="/files/{digest}",
        ),
        replace(
            asks(FileForDownload, "/files/{digest}", "getFile", "Download a file", _AREA),
            run=_download,
            tells_file=True,
        ),
    )  # fmt: skip


def _store(_: Operation, call: Call) -> StoredFile:
    return engine().do(
        StoreFile(call.text("name"), call.data, **call.about_command)  # type: ignore[arg-type]
    )


def _download(_: Operation, call: Call) -> Response:
    found = ask(FileForDownload(call.actor, call.text("digest")))
    return send_file(
        found.path,
        mimetype=found.media_type,
        as_attachment=True,
        download_name=found.name,
        max_age=0,
    )
