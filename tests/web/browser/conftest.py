"""The pages in real Chromium: a site with the sample data, and browsers that visit it."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, Page, expect

from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.jobs.worker import Worker
from engine.sample import people
from engine.sample.building import build_sample
from tests.web.conftest import engine_in
from webapp.application import create_app

#: A machine that does other work as well is slow, not wrong.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Site:
    """A served installation with the sample in it."""

    address: str
    engine: Engine
    browser: Browser

    def visit(self, login: str = "", width: int = 1280) -> Page:
        """Open a window of its own, signed in as ``login`` if one is named."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, base_url=self.address, locale="vi-VN"
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        if login:
            page.goto("/dang-nhap")
            page.get_by_label("Tên đăng nhập").fill(login)
            page.get_by_label("Mật khẩu").fill(people.PASSWORD)
            page.locator("main form").first.get_by_role("button").click()
            page.wait_for_url("**/hop-viec")
        return page


@pytest.fixture(scope="session")
def empty_installation(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """Settle the people of the sample alone: nothing has happened yet."""
    folder = tmp_path_factory.mktemp("people")
    with engine_in(folder, sqlite_template) as engine:
        build_sample(engine)
        publish_shipped(engine)
    return folder


@pytest.fixture
def site(sample_installation: Path, tmp_path: Path, browser: Browser) -> Iterator[Site]:
    """Serve the whole sample."""
    yield from _served(sample_installation, tmp_path / "site", browser)


@pytest.fixture
def new_site(empty_installation: Path, tmp_path: Path, browser: Browser) -> Iterator[Site]:
    """Serve the people of the sample, with everything still before them."""
    yield from _served(empty_installation, tmp_path / "site", browser)


def _served(installation: Path, folder: Path, browser: Browser) -> Iterator[Site]:
    shutil.copytree(installation, folder)
    with engine_in(folder) as engine:
        app = create_app(engine, engine.settings)
        server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
        threading.Thread(target=server.run, daemon=True).start()
        worker = Worker(engine)
        worker.start()
        yield Site(f"http://127.0.0.1:{server.effective_port}", engine, browser)
        worker.stop()
        server.close()
        for context in browser.contexts:
            context.close()
