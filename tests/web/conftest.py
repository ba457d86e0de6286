"""A browser without a screen: it follows links, fills in forms and presses buttons."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from engine.commands.accounts.grant_role import GrantRole
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.settings import Settings
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
