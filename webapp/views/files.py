"""Papers and files: always as a download, never shown inside a page of ours."""

from flask import Blueprint, Response, send_file

from engine.questions.files.file_for_download import FileForDownload
from webapp.visitors import actor, ask

pages = Blueprint("files", __name__)


@pages.get("/tep/<digest>")
def download(digest: str) -> Response:
    found = ask(FileForDownload(actor(), digest))
    return send_file(
        found.path,
        mimetype=found.media_type,
        as_attachment=True,
        download_name=found.name,
        max_age=0,
    )
