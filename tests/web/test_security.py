"""What a browser is told never to do, and what the server refuses to hear."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.secret import secret_key
from engine.settings import Settings
from tests.builders import Office
from tests.web.reader import Reader
from webapp.visitors import own_path

Visit = Callable[..., Reader]


def test_scripts_and_styles_come_from_this_site_alone(visit: Visit) -> None:
    policy = visit().open("/").response.headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_only_a_page_with_a_diagram_allows_inline_styles_and_none_allows_eval(
    visit: Visit, office: Office
) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    policy = reader.response.headers["Content-Security-Policy"]

    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_page_carries_its_headers(visit: Visit, header: str, value: str) -> None:
    assert visit().open("/").response.headers[header] == value


def test_a_post_from_another_page_is_refused(visit: Visit, office: Office) -> None:
    task_id = office.start()
    reader = visit("officer")

    response = reader.client.post(f"/cong-viec/{task_id}", data={"title": "Giả"})

    assert response.status_code == 400


def test_nothing_in_a_page_is_inline(visit: Visit, office: Office) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    assert reader.page.xpath("//script[not(@src)] | //style") == []
    assert reader.page.xpath("//@style") == []
    assert reader.page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_a_bug_is_told_without_its_details(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = visit()
    reader.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(reader.client.application.view_functions, "home.page", lambda: 1 / 0)

    reader.open("/")

    assert reader.status == 500
    assert "ZeroDivisionError" not in reader.text


def test_the_key_is_made_once_and_only_its_owner_may_read_it(settings: Settings) -> None:
    first = secret_key(settings)

    assert secret_key(settings) == first
    (path,) = settings.data_dir.glob("secret-key*")
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600


@pytest.mark.parametrize("elsewhere", ["//a.b", "http://a.b", "/\\a.b", "a.b", "", "javascript:x"])
def test_only_a_path_of_this_site_is_gone_on_to(elsewhere: str) -> None:
    assert own_path(elsewhere, "/") == "/"
