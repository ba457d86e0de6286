"""A browser without a screen: it follows links, fills in forms and presses buttons."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from engine.commands.accounts.grant_role import GrantRole
from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.model.actors import SYSTEM
from engine.sample.building import build_sample
from engine.sample.clock import clock_of
from engine.settings import Settings, read_settings
from engine.store.database import open_database
from tests import builders
from tests.builders import Office
from tests.conftest import CHROMIUM
from tests.web.reader import Reader
from webapp.application import create_app

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


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
    with engine_in(folder, sqlite_template) as engine:
        publish_shipped(engine)
        build_sample(engine)
    return folder


@contextmanager
def engine_in(folder: Path, template: Path | None = None) -> Iterator[Engine]:
    """Give the engine of an installation, a new one if there is a template for it."""
    settings = read_settings({"NHIEMVU_DATA_DIR": str(folder)})
    if template is not None:
        shutil.copy(template, folder / "nhiemvu.db")
    database = open_database(settings.database_url)
    yield Engine(database, now=clock_of(database), settings=settings)
    database.close()


@pytest.fixture
def database_url(tmp_path: Path, sqlite_template: Path) -> str:
    """Give an empty SQLite database: what pages show does not depend on the kind."""
    copy = tmp_path / "nhiemvu.db"
    shutil.copy(sqlite_template, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def office(engine: Engine) -> Office:
    opened = builders.office(engine)
    opened.publish(builders.two_tasks())
    for one in (opened.officer, opened.administrator):
        for grant in one.grants:
            engine.do(
                GrantRole(
                    one.user_id,
                    grant.role,
                    grant.authority_id,
                    None,
                    date(2024, 1, 1),
                    actor=SYSTEM,
                    command_id=builders.new_id(),
                )
            )
    return opened


@pytest.fixture
def visit(engine: Engine, settings: Settings) -> Callable[..., Reader]:
    """Give a browser, signed in as ``login`` if one is named."""
    app = create_app(engine, settings)

    def opened(login: str = "") -> Reader:
        reader = Reader(app.test_client())
        if login:
            reader.sign_in(engine, login)
        return reader

    return opened
