"""A browser without a screen: it follows links, fills in forms and presses buttons."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine.commands.accounts.grant_role import GrantRole
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.settings import Settings
from tests import builders
from tests.builders import Office
from tests.web.reader import Reader
from webapp.application import create_app


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
