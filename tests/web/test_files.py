"""Files: kept at once, judged by content, never lost, handed out as downloads."""

import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.engine import Engine
from engine.questions.administration.access_log import AccessLog
from tests import builders
from tests.builders import Office
from tests.web.reader import Reader

Visit = Callable[..., Reader]
PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
FORM = {
    "type": "default",
    "schemaVersion": 19,
    "id": "F1",
    "properties": {"code": "F1", "title": "Mẫu có tệp"},
    "components": [
        {
            "type": "textfield",
            "key": "title",
            "label": "Tên",
            "validate": {"required": True},
        },
        {"type": "filepicker", "key": "paper", "label": "Tệp"},
    ],
}


@pytest.fixture
def place(office: Office) -> str:
    files = {"forms__F1.json": json.dumps(FORM)}
    office.publish(builders.two_tasks("T2"), **files)
    return office.start("T2")


def chosen(data: bytes = PDF, name: str = "tờ trình.pdf") -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def test_a_refused_form_does_not_lose_the_chosen_file(visit: Visit, place: str) -> None:
    reader = visit("officer").open(f"/cong-viec/{place}")

    reader.press("Hoàn thành", paper=chosen())
    assert reader.status == 422
    assert "tờ trình.pdf" in reader.text

    reader.press("Hoàn thành", title="Có tên rồi")
    assert reader.title == "B"


def test_a_submitted_file_comes_back_as_a_download(visit: Visit, place: str) -> None:
    reader = visit("officer").open(f"/cong-viec/{place}")
    reader.press("Hoàn thành", title="Có tệp", paper=chosen())

    reader.open(f"/ho-so/{place.partition('-')[0]}")
    (link,) = set(reader.page.xpath("//a[contains(@href, '/tep/')]/@href"))
    with reader.client.get(link) as response:
        assert response.get_data() == PDF
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_downloads_it(visit: Visit, place: str) -> None:
    reader = visit("officer").open(f"/cong-viec/{place}")
    reader.press("Lưu nháp", paper=chosen())
    (link,) = set(reader.page.xpath("//a[contains(@href, '/tep/')]/@href"))

    assert visit("m0").open(link).status == 404


def test_a_page_of_html_is_refused_as_a_file_and_the_rest_is_kept(visit: Visit, place: str) -> None:
    reader = visit("officer").open(f"/cong-viec/{place}")

    reader.press("Hoàn thành", title="Có tên", paper=chosen(b"<script>", "a.pdf"))

    assert reader.status == 415
    assert reader.value("title") == "Có tên"
    assert "Loại tệp này không được nhận" in reader.text


def test_a_file_that_is_too_large_is_refused_kept_apart_and_noted(
    visit: Visit, place: str, engine: Engine, office: Office
) -> None:
    engine.settings = replace(engine.settings, max_file_bytes=1000)
    reader = visit("officer").open(f"/cong-viec/{place}")

    reader.press("Hoàn thành", title="Có tên", paper=chosen(PDF * 50))

    assert reader.status == 413
    assert reader.value("title") == "Có tên"
    assert "vượt quá dung lượng" in reader.text
    entries = engine.ask(AccessLog(office.administrator)).rows
    assert "file-too-large" in {one.code for one in entries}


def test_a_body_beyond_any_form_is_refused_with_a_page_and_noted(
    visit: Visit, place: str, engine: Engine, office: Office
) -> None:
    reader = visit("officer").open(f"/cong-viec/{place}")
    reader.client.application.config["MAX_CONTENT_LENGTH"] = 1000

    reader.press("Hoàn thành", title="Có tên", paper=chosen(PDF * 50))

    assert reader.status == 413
    assert "Chưa thực hiện được" in reader.text
    entries = engine.ask(AccessLog(office.administrator)).rows
    assert "file-too-large" in {one.code for one in entries}
