"""The pages in real Chromium: a site with the sample data, and browsers that visit it."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, Page, sync_playwright

from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.jobs.worker import Worker
from engine.sample import people
from engine.sample.building import build_sample
from engine.sample.clock import clock_of
from engine.settings import read_settings
from engine.store.database import open_database
from tests.conftest import CHROMIUM
from webapp.application import create_app

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


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
        page.set_default_timeout(15_000)
        if login:
            page.goto("/dang-nhap")
            page.get_by_label("Tên đăng nhập").fill(login)
            page.get_by_label("Mật khẩu").fill(people.PASSWORD)
            page.locator("main form").first.get_by_role("button").click()
            page.wait_for_url("**/hop-viec")
        return page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def sample_installation(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """Build the sample once; every site of this session is a copy of it."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(sqlite_template, folder / "nhiemvu.db")
    database = open_database(f"sqlite:///{folder / 'nhiemvu.db'}")
    engine = Engine(
        database,
        now=clock_of(database),
        settings=read_settings({"NHIEMVU_DATA_DIR": str(folder)}),
    )
    publish_shipped(engine)
    build_sample(engine)
    database.close()
    return folder


@pytest.fixture
def site(sample_installation: Path, tmp_path: Path, browser: Browser) -> Iterator[Site]:
    folder = tmp_path / "site"
    shutil.copytree(sample_installation, folder)
    settings = read_settings({"NHIEMVU_DATA_DIR": str(folder)})
    database = open_database(settings.database_url)
    engine = Engine(database, now=clock_of(database), settings=settings)
    server = waitress.create_server(create_app(engine, settings), host="127.0.0.1", port=0)
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    worker = Worker(engine)
    worker.start()
    yield Site(f"http://127.0.0.1:{server.effective_port}", engine, browser)
    worker.stop()
    server.close()
    for context in browser.contexts:
        context.close()
    database.close()
